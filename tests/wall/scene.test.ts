import { expect, it } from 'vitest'
import { readAddress, writeAddress } from '#wall/address.ts'
import { mayReload } from '#wall/quiet.ts'
import { sceneTruth } from '#wall/sceneTruth.ts'
import { placedPanels } from '#wall/stage/placedPanels.ts'
import { THEMES, variablesOf } from '#wall/theme/tokens.ts'
import { wantedBy } from '#contract/wanted.ts'
import { placeFrom } from '../helpers/placeFrom.ts'

const config = placeFrom('config/chongqing')
const scene = (id: string) => config.scenes.find((one) => one.id === id)!

it('stamps scenes that show simulated departments, and not the ended national one', () => {
  expect(sceneTruth(scene('economy'), config)).toMatchObject({ simulated: true, ended: null })
  expect(sceneTruth(scene('national'), config)).toMatchObject({ simulated: false, ended: '2020' })
})
it('watches what is on stage, and no categories where none are shown', () => {
  const { indicators, categories } = wantedBy(scene('economy'), config, 'landscape')
  expect(indicators.length).toBeGreaterThan(3)
  expect(indicators.length).toBeLessThan(config.indicators.length)
  expect(indicators.every((id) => [...config.indicators, ...config.indices].some((one) => one.id === id))).toBe(true)
  expect(wantedBy(scene('overview'), config, 'landscape').categories).toEqual([null])
  // What shows an analysis asks for its results instead.
  expect(wantedBy(scene('national'), config, 'landscape').indicators).toEqual([])
  expect(categories === undefined || categories[0] === null).toBe(true)
})
it('places a clock and a ticker on every scene', () => {
  for (const one of config.scenes) {
    const widgets = placedPanels(one, 'landscape').map((placed) => placed.panel.widget)
    expect(widgets.filter((name) => name === 'clock')).toHaveLength(1)
    expect(widgets.filter((name) => name === 'ticker')).toHaveLength(1)
  }
})
it('reads and writes the address, and leaves the rest of it', () => {
  expect(readAddress('?scene=risk&lang=fr&theme=neon&at=2026-01-01')).toMatchObject({
    scene: 'risk',
    region: null,
    language: null,
    theme: null,
    at: '2026-01-01',
  })
  expect(writeAddress('?at=x&lang=en', { scene: 'economy', region: null, language: 'zh', theme: 'day' })).toBe(
    '?at=x&scene=economy&theme=day',
  )
  expect(readAddress(writeAddress('', { scene: 'a', region: '500101', language: 'en', theme: 'safe' }))).toMatchObject({
    scene: 'a',
    region: '500101',
    language: 'en',
    theme: 'safe',
    at: null,
  })
})
it('reloads only when nobody has been there for a minute', () => {
  expect(mayReload(true, 60_000, 0)).toBe(true)
  expect(mayReload(true, 59_999, 0)).toBe(false)
  expect(mayReload(false, 90_000, 0)).toBe(false)
})
it('gives every theme the same variables', () => {
  const names = THEMES.map((theme) => Object.keys(variablesOf(theme)).sort())
  expect(names[1]).toEqual(names[0])
  expect(names[2]).toEqual(names[0])
  for (const name of ['--text-1', '--ground-deep', '--line-strong', '--on-accent', '--level-red-word', '--ramp-7', '--accent'])
    expect(names[0]).toContain(name)
})
