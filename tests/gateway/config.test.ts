import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import type { IndexTableSpec } from '#contract/analysis/tableSpecs.ts'
import { parseConfig } from '#gateway/config.ts'
import { readConfigFiles } from '#gateway/configFiles.ts'
import { modelOf } from '#gateway/model.ts'
import { smallIndex, smallSpec } from '../helpers/smallStudy.ts'
import { town } from '../helpers/town.ts'
import { filesOf } from '../helpers/townFolder.ts'

const files = (change: (texts: Map<string, string>) => void = () => undefined) => {
  const texts = new Map(Object.entries(filesOf(town())))
  change(texts)
  return parseConfig(texts)
}
const faultsOf = (change: (texts: Map<string, string>) => void) => {
  const parsed = files(change)
  return parsed.ok ? [] : parsed.faults
}
const replaced = (file: string, from: string | RegExp, to: string) => (texts: Map<string, string>) =>
  void texts.set(file, texts.get(file)!.replace(from, to))

const scene = (panels: string, landscape: string) => `id: main
order: 1
title: { zh: 主, en: Main }
panels:
${panels}
layouts:
  landscape:
${landscape}
`

describe('the config of a place', () => {
  it('is parsed whole', () => {
    expect(files().ok).toBe(true)
  })

  it.each(readdirSync('config').filter((name) => name !== 'schema'))('config/%s is accepted', async (place) => {
    const parsed = parseConfig((await readConfigFiles(join('config', place))).texts)
    expect(parsed.ok ? [] : parsed.faults).toEqual([])
  })

  it('lists every fault with file and path, not only the first', () => {
    const faults = faultsOf((texts) => {
      replaced('indicators/economy.yaml', '"economy.output"', '"economics.output"')(texts)
      replaced('departments.yaml', 'id: office', 'id: Office')(texts)
      texts.set('notes.yaml', 'a: 1')
    })
    expect(faults.map(({ file, path }) => [file, path])).toEqual([
      ['departments.yaml', '[0].id'],
      ['indicators/economy.yaml', '[0].id'],
      ['notes.yaml', ''],
    ])
  })

  it('names what is not declared', () => {
    const faults = faultsOf((texts) => {
      replaced('indicators/economy.yaml', '"department": "office"', '"department": "nobody"')(texts)
      replaced('place.yaml', 'Asia/Shanghai', 'Asia/Chongking')(texts)
    })
    expect(faults).toContainEqual({ file: 'indicators/economy.yaml', path: 'economy.output.department', message: 'no department nobody' })
    expect(faults).toContainEqual({ file: 'place.yaml', path: 'zone', message: 'no such time zone: Asia/Chongking' })
  })

  it('refuses an unquoted region code with advice', () => {
    const faults = faultsOf(replaced('place.yaml', /home: .*/, 'home: 010101'))
    expect(faults[0]).toMatchObject({ file: 'place.yaml', path: 'home' })
    expect(faults[0]!.message).toMatch(/must be quoted/)
  })

  it('says the line of broken YAML, of a key that stands twice, and of a missing file', () => {
    expect(
      faultsOf(replaced('place.yaml', 'zone:', 'zone: [')).some((fault) => fault.file === 'place.yaml' && /^line \d+$/.test(fault.path)),
    ).toBe(true)
    expect(faultsOf((texts) => void texts.set('place.yaml', `${texts.get('place.yaml')}zone: UTC\n`))[0]!.message).toMatch(/unique/i)
    expect(faultsOf((texts) => void texts.delete('regions.yaml'))).toContainEqual({
      file: 'regions.yaml',
      path: '',
      message: 'this file is missing',
    })
  })

  it('refuses trees that bite their tails and indices that are members of themselves', () => {
    expect(faultsOf(replaced('regions.yaml', '"parent": null', '"parent": "11"')).some((fault) => /tail/.test(fault.message))).toBe(true)
    expect(
      faultsOf(replaced('indices.yaml', '"economy.output"', '"services.index"')).some((fault) => /member of itself/.test(fault.message)),
    ).toBe(true)
  })

  it('refuses scenes with an unknown widget, a missing indicator, overlapping or outlying panels', () => {
    const number = (indicator: string) => `{ widget: number, title: { zh: 数, en: Number }, options: { indicator: ${indicator} } }`
    const two = `  a: ${number('economy.output')}\n  b: ${number('economy.nothing')}`
    const faults = faultsOf(
      (texts) =>
        void texts.set('scenes/main.yaml', scene(two, '    a: [0, 100, 300, 200]\n    b: [200, 200, 2000, 200]\n    c: [0, 500, 10, 10]')),
    )
    expect(faults.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'layouts.landscape.a: overlaps b',
      'layouts.landscape.b: lies outside the canvas of 1920 × 1080',
      'layouts.landscape.c: no panel c in this scene',
      'panels.b.options.indicator: no indicator economy.nothing',
    ])
    const unknown = faultsOf(
      (texts) =>
        void texts.set(
          'scenes/main.yaml',
          scene('  a: { widget: pie3d, title: { zh: 饼, en: Pie }, options: {} }', '    a: [0, 0, 10, 10]'),
        ),
    )
    expect(unknown[0]).toMatchObject({ file: 'scenes/main.yaml', path: 'panels.a.widget' })
  })

  it('refuses a picture from a host that the place does not declare', () => {
    const camera = scene(
      "  a: { widget: video, title: { zh: 画面, en: Picture }, options: { source: 'http://10.1.2.3:8088/live.m3u8' } }",
      '    a: [0, 0, 10, 10]',
    )
    expect(faultsOf((texts) => void texts.set('scenes/main.yaml', camera))).toMatchObject([
      { path: 'panels.a.options.source', message: 'http://10.1.2.3:8088 is not declared in place.yaml: media' },
    ])
    const declared = (origin: string) => (texts: Map<string, string>) => {
      texts.set('scenes/main.yaml', camera)
      texts.set('place.yaml', `${texts.get('place.yaml')!}media: [${JSON.stringify(origin)}]\n`)
    }
    expect(faultsOf(declared('http://10.1.2.3:8088'))).toEqual([])
    expect(faultsOf(declared("http://10.1.2.3:8088/; script-src 'self'"))).toMatchObject([{ file: 'place.yaml', path: 'media[0]' }])
  })
})

describe('an analysis in the config', () => {
  const yaml = (change: (spec: AnalysisSpec) => void = () => undefined) => {
    const spec = smallSpec([smallIndex()], {
      panel: { scope: { root: '1', tier: 'district' }, grain: 'year', from: '2016', to: '2020' },
      groupings: [{ id: 'two', title: { zh: '二', en: 'two' }, source: 'test', groups: ['11', '12'].map((code) => ({ id: `g${code}`, title: { zh: code, en: code }, regions: [code] })) }], // prettier-ignore
    })
    change(spec)
    return stringify(spec, { defaultStringType: 'QUOTE_DOUBLE' })
  }
  const faults = (change?: (spec: AnalysisSpec) => void) =>
    faultsOf((texts) => void texts.set('analyses/small.yaml', yaml(change))).map(({ file, path, message }) => `${file} ${path}: ${message}`)

  it('is taken in, and is not sent to walls', () => {
    const parsed = files((texts) => void texts.set('analyses/small.yaml', yaml()))
    expect(parsed.ok && parsed.config.analyses.map(({ id }) => id)).toEqual(['small'])
    expect(parsed.ok && modelOf(parsed.config, 1).shown).not.toHaveProperty('analyses')
  })
  it.each<[string, (spec: AnalysisSpec) => void]>([
    ['panel.scope.root: no region 9', ({ panel }) => void (panel.scope.root = '9')],
    ['panel.scope.tier: no region has the tier village', ({ panel }) => void (panel.scope.tier = 'village')],
    ['panel.to: 2014 lies before 2016', ({ panel }) => void (panel.to = '2014')],
    ['panel.from: 2016-03 is no year', ({ panel }) => void (panel.from = '2016-03')],
    ['groupings.two: no region 77', ({ groupings }) => void (groupings[0]!.groups[0]!.regions = ['77'])],
    ['groupings.two: 12 is in two groups', ({ groupings }) => void groupings[0]!.groups[0]!.regions.push('12')],
    ['x: this id stands twice among columns and tables', ({ tables }) => void (tables[0]!.id = 'x')],
  ])('names what is wrong: %s', (fault, change) => expect(faults(change)).toEqual([`analyses/small.yaml ${fault}`]))
  it('leaves an unknown member to the table that asks for it', () =>
    expect(faults(({ tables }) => void ((tables[0] as IndexTableSpec).members[0]!.column = 'nobody'))).toEqual([]))
})
