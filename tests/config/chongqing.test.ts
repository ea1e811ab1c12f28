import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { CalendarYear } from '#contract/calendar.ts'
import { FILES } from '#contract/config.ts'
import { indicatorsIn } from '#contract/indicatorsIn.ts'
import { FUNCTIONS } from '#contract/names.ts'
import { ASPECTS, CANVAS, type Panel, Scene } from '#contract/scene.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../config/chongqing')
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
const read = (path: string): unknown => parse(textOf(path))
const inside = (folder: string) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)
const functionOf = (id: string) => id.split('.')[0]

const departments = FILES.departments.parse(read('departments.yaml'))
const regions = FILES.regions.parse(read('regions.yaml'))
const indicators = inside('indicators').flatMap((path) => FILES.indicators.parse(read(path)))
const indices = FILES.indices.parse(read('indices.yaml'))
const targets = FILES.targets.parse(read('targets.yaml'))
const incidents = FILES.incidents.parse(read('incidents.yaml'))
const scenes = inside('scenes').map((path) => ({ path, scene: Scene.parse(read(path)) }))

const national = indicators.filter((one) => one.department === 'nbs')
const local = indicators.filter((one) => one.department !== 'nbs')
const known = new Set([...indicators, ...indices].map((one) => one.id))
const codes = new Set(regions.map((region) => region.code))
const tiers = new Set(regions.map((region) => region.tier))
const desks = new Set(departments.map((department) => department.id))

/** Every indicator a panel reads. */
const readBy = ({ options }: Panel): string[] => indicatorsIn(options).map(([, indicator]) => indicator)

describe('every file', () => {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  it.each(all)('%s names its schema on line 1', (path) => {
    const up = '../'.repeat(path.split(/[/\\]/).length)
    const kind = path.includes('/')
      ? { calendar: 'calendar', indicators: 'indicators', scenes: 'scene', programmes: 'programme', analyses: 'analysis' }[
          path.split('/')[0]!
        ]
      : path.replace('.yaml', '')
    expect(textOf(path).split('\n')[0]).toBe(`# yaml-language-server: $schema=${up}schema/${kind}.schema.json`)
  })
})

describe('place and regions', () => {
  it('parses the place', () => {
    const place = FILES.place.parse(read('place.yaml'))
    expect(place).toMatchObject({ id: 'chongqing', zone: 'Asia/Shanghai', home: '500000', datum: 'gcj02' })
    for (const boundary of place.map.boundaries) expect(boundary.approval).toBeUndefined()
  })
  it('has 34 provinces and 38 districts, each once, under their parent', () => {
    expect(codes.size).toBe(regions.length)
    expect(regions.filter((region) => region.tier === 'province' && region.parent === '100000')).toHaveLength(34)
    expect(regions.filter((region) => region.tier === 'district' && region.parent === '500000')).toHaveLength(38)
    for (const code of ['710000', '810000', '820000']) expect(codes.has(code)).toBe(true)
    for (const region of regions) if (region.parent !== null) expect(codes.has(region.parent), region.code).toBe(true)
  })
  it('groups as the statistics do: 10 east, 6 central, 12 west, 3 northeast; 9 core, 12 new, 11 and 6', () => {
    const count = (group: string) => regions.filter((region) => region.groups?.includes(group)).length
    expect(['east', 'central', 'west', 'northeast'].map(count)).toEqual([10, 6, 12, 3])
    expect(['core', 'metro_new', 'yu_northeast', 'yu_southeast'].map(count)).toEqual([9, 12, 11, 6])
  })
})

describe('calendar', () => {
  const years = inside('calendar').map((path) => CalendarYear.parse(read(path)))
  it('declares 2024 to 2026, each date inside its year', () => {
    expect(years.map((one) => one.year).sort()).toEqual([2024, 2025, 2026])
    for (const one of years)
      for (const date of [...one.workdays, ...one.holidays.flatMap((holiday) => [holiday.from, holiday.to])])
        expect(date.slice(0, 4)).toBe(String(one.year))
  })
  it('makes up on weekends only, outside the holidays', () => {
    for (const one of years)
      for (const date of one.workdays) {
        expect([0, 6], date).toContain(new Date(`${date}T00:00:00Z`).getUTCDay())
        expect(
          one.holidays.some((holiday) => holiday.from <= date && date <= holiday.to),
          date,
        ).toBe(false)
      }
  })
})

describe('departments', () => {
  it('are at least 12, and all but the national bureau are simulated', () => {
    expect(desks.size).toBe(departments.length)
    expect(departments.length).toBeGreaterThanOrEqual(13)
    for (const department of departments) expect(department.simulated, department.id).toBe(department.id !== 'nbs')
  })
})

describe('indicators', () => {
  it('are at least 60 beside the national panel, over the five functions, each id once', () => {
    expect(known.size).toBe(indicators.length + indices.length)
    expect(local.length).toBeGreaterThanOrEqual(65)
    for (const name of FUNCTIONS) expect(local.filter((one) => functionOf(one.id) === name).length, name).toBeGreaterThanOrEqual(11)
  })
  it('stand in the file of their function', () => {
    for (const path of inside('indicators'))
      for (const one of FILES.indicators.parse(read(path))) expect(path).toBe(`indicators/${functionOf(one.id)}.yaml`)
  })
  it('hold at least 12 with categories: closed lists, an open one with a cap, a flow between districts', () => {
    const kinds = local.flatMap((one) => (one.categories ? [one.categories.kind] : []))
    expect(kinds.length).toBeGreaterThanOrEqual(12)
    expect(kinds.filter((kind) => kind === 'open')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'regions')).toHaveLength(1)
  })
  it.each(indicators.map((one) => [one.id, one] as const))('%s refers to what exists', (_, one) => {
    for (const department of [one.department, ...one.departments]) expect(desks.has(department), department).toBe(true)
    expect(codes.has(one.scope.root)).toBe(true)
    expect(tiers.has(one.scope.tier)).toBe(true)
    if (one.yoy) expect(known.has(one.yoy)).toBe(true)
    if (one.rollUp.method === 'mean' && one.rollUp.weight && one.rollUp.weight !== 'leaves') expect(known.has(one.rollUp.weight)).toBe(true)
    if (one.rollUp.method !== 'never') expect(one.rollUp.method === 'ratio').toBe(one.gather === 'ratio')
    if (one.gather === 'ratio') expect(one.formula).toBeDefined()
  })
  it('have bands that grow graver outwards', () => {
    const order = ['blue', 'yellow', 'orange', 'red']
    for (const one of [...indicators, ...indices])
      for (const side of ['above', 'below'] as const) {
        const bounds = one.bands.filter((band) => band[side] !== undefined)
        const sorted = [...bounds]
          .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
          .map((band) => band[side]! * (side === 'above' ? 1 : -1))
        expect(sorted, one.id).toEqual([...sorted].sort((a, b) => a - b))
        if (bounds.length > 0) expect(one.hysteresis, one.id).toBeGreaterThan(0)
      }
  })
  it('never judges a sum over regions by one bound for all of them', () => {
    for (const one of local) if (one.rollUp.method === 'sum') expect(one.bands, one.id).toEqual([])
  })
})

describe('the national panel', () => {
  it('names at least 24 columns, ended, never a rate rolled up', () => {
    expect(national.length).toBeGreaterThanOrEqual(24)
    expect(new Set(national.map((one) => functionOf(one.id)))).toEqual(new Set(['economy', 'market', 'society', 'services']))
    for (const one of national) {
      expect(one.id).toMatch(/_annual$/)
      expect(one.until, one.id).toMatch(/^20(19|20)$/)
      expect(one.scope).toEqual({ root: '100000', tier: 'province' })
      if (one.gather === 'ratio') expect(one.rollUp, one.id).toEqual({ method: 'ratio', coverage: 0.9 })
      else if (/_rate_|ratio|growth|per_/.test(one.id)) expect(one.rollUp.method, one.id).toBe('never')
      else if (one.rollUp.method === 'sum') expect(one.rollUp.coverage).toBe(0.9)
    }
  })
})

describe('targets, indices, incidents', () => {
  it('refer to what exists, and say that they are invented', () => {
    for (const target of targets) {
      expect(known.has(target.indicator), target.indicator).toBe(true)
      expect(codes.has(target.region)).toBe(true)
      expect(target.source).toContain('示例')
    }
    const series = targets.map((target) => `${target.indicator}|${target.region}|${target.year}`)
    expect(new Set(series).size).toBe(series.length)
  })
  it('composes the five functions and the whole', () => {
    expect(indices.map((one) => one.id).sort()).toEqual(
      [
        ...FUNCTIONS.map((name) => `${name}.index`),
        'society.overall_index',
        ...['economy', 'market', 'services', 'society'].map((name) => `${name}.national_index`),
      ].sort(),
    )
    for (const index of indices)
      for (const member of index.members) {
        expect(known.has(member.indicator), member.indicator).toBe(true)
        expect(member.floor).not.toBe(member.ceiling)
        const better = indicators.find((one) => one.id === member.indicator)?.better
        if (better === 'lower') expect(member.floor, member.indicator).toBeGreaterThan(member.ceiling)
        if (better === 'higher') expect(member.floor, member.indicator).toBeLessThan(member.ceiling)
      }
  })
  it('knows at least 15 kinds of incident, none graver with more time', () => {
    const minutes = (text: string) => Number.parseFloat(text) * { m: 1, h: 60, d: 1440 }[text.at(-1)!]!
    expect(incidents.length).toBeGreaterThanOrEqual(15)
    for (const kind of incidents) {
      expect(desks.has(kind.department)).toBe(true)
      const limits = (['blue', 'yellow', 'orange', 'red'] as const).flatMap((level) =>
        kind.limits[level] ? [minutes(kind.limits[level])] : [],
      )
      expect(limits, kind.id).toEqual([...limits].sort((a, b) => b - a))
    }
  })
})

describe('scenes', () => {
  it('are the overview, the five functions, community, voice, risk and the nation', () => {
    expect(
      scenes
        .map(({ scene }) => scene)
        .sort((a, b) => a.order - b.order)
        .map(({ id, order }) => `${order} ${id}`),
    ).toEqual([
      '1 overview',
      '2 economy',
      '3 market',
      '4 society',
      '5 services',
      '6 environment',
      '7 community',
      '8 voice',
      '9 risk',
      '10 national',
      '11 drivers',
      '12 whatif',
      '13 method',
    ])
    for (const { path, scene } of scenes) expect(path).toBe(`scenes/${scene.id}.yaml`)
  })
  it.each(scenes.map(({ scene }) => [scene.id, scene] as const))('%s shows only what is declared', (_, scene) => {
    for (const [id, panel] of Object.entries(scene.panels)) {
      for (const indicator of readBy(panel)) expect(known.has(indicator), `${id}: ${indicator}`).toBe(true)
      const kinds = new Set(incidents.map((kind) => kind.id as string))
      if (panel.widget === 'incidents' && panel.options.category) expect(kinds.has(panel.options.category), id).toBe(true)
      if (panel.widget === 'map')
        for (const layer of panel.options.layers)
          for (const kind of 'categories' in layer ? layer.categories : []) expect(kinds.has(kind), `${id}: ${kind}`).toBe(true)
      for (const where of [panel.region, 'of' in panel.options ? panel.options.of : 'stage'])
        if (where !== 'stage') expect(codes.has(where)).toBe(true)
      const options = panel.options as { category?: string; indicator?: string } & Record<
        string,
        { indicator: string; category?: string }[] | undefined
      >
      for (const one of options['series'] ??
        options['figures'] ??
        options['steps'] ?? [options as { category?: string; indicator?: string }]) {
        const categories = indicators.find((known) => known.id === one.indicator)?.categories
        if (one.category && one.indicator)
          expect(categories?.kind === 'closed' && categories.list.some((kind) => kind.id === one.category), `${id}: ${one.category}`).toBe(
            true,
          )
      }
    }
  })
  it('the national scene shows nothing simulated', () => {
    const nation = scenes.find(({ scene }) => scene.id === 'national')!.scene
    const real = new Set([...national, ...indices.filter((one) => one.department === 'nbs')].map((one) => one.id as string))
    for (const panel of Object.values(nation.panels))
      for (const indicator of readBy(panel)) expect(real.has(indicator), indicator).toBe(true)
  })
  const layouts = scenes.flatMap(({ scene }) =>
    ASPECTS.flatMap((aspect) => (scene.layouts[aspect] ? [[scene.id, aspect, scene] as const] : [])),
  )
  it.each(layouts)('%s %s: inside the canvas, no overlap, no empty third', (_, aspect, scene) => {
    const [width, height] = CANVAS[aspect]
    const places = Object.entries(scene.layouts[aspect]!)
    places.forEach(([id, [x, y, w, h]], index) => {
      expect(scene.panels[id], id).toBeDefined()
      expect(x >= 28 && x + w <= width - 28 && y >= 80 && y + h <= height - 52, `${id} in the canvas`).toBe(true)
      for (const [other, [x2, y2, w2, h2]] of places.slice(index + 1))
        expect(x < x2 + w2 && x2 < x + w && y < y2 + h2 && y2 < y + h, `${id} over ${other}`).toBe(false)
    })
    const body = [108, height - 68] as const
    for (const third of [0, 1, 2]) {
      const [from, to] = [(width / 3) * third, (width / 3) * (third + 1)]
      const covered = places.reduce(
        (sum, [, [x, y, w, h]]) =>
          sum + Math.max(0, Math.min(to, x + w) - Math.max(from, x)) * Math.max(0, Math.min(body[1], y + h) - Math.max(body[0], y)),
        0,
      )
      expect(covered / ((to - from) * (body[1] - body[0])), `third ${third}`).toBeGreaterThan(0.8)
    }
  })
  it('every panel stands in some layout', () => {
    for (const { scene } of scenes) {
      const placed = new Set(Object.values(scene.layouts).flatMap((layout) => Object.keys(layout ?? {})))
      for (const id of Object.keys(scene.panels)) expect(placed.has(id), `${scene.id}.${id}`).toBe(true)
    }
  })
})

it('asks for no boundary file outside public/', () => {
  for (const { file } of FILES.place.parse(read('place.yaml')).map.boundaries) {
    expect(file.startsWith('boundaries/')).toBe(true)
    const boundary = join(root, '../../public', file)
    if (existsSync(boundary)) expect(JSON.parse(readFileSync(boundary, 'utf8')).type).toBe('FeatureCollection')
  }
})
