import { describe, expect, it } from 'vitest'
import { ahead, holtWinters } from '#analysis/forecast/holtWinters.ts'
import { normalBelow } from '#analysis/distributions/normal.ts'
import { seeded } from '#analysis/seeded.ts'
import { changePoints } from '#analysis/warning/changePoints.ts'
import { exceedance } from '#analysis/warning/exceedance.ts'
import { robustDeviation, seasonalScores, WILD } from '#analysis/warning/seasonalScores.ts'
import { stl, type StlSpec } from '#analysis/warning/stl.ts'
import { publishedTable } from '../../helpers/publishedTable.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const NOTTEM = publishedTable('nottem').value!
const normals = (seed: number): (() => number) => {
  const random = seeded(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

describe('STL as R 4.2.2 has it, on nottem', () => {
  it.each<[string, Omit<StlSpec, 'season'>, [number, number, number, number][]]>([
    ['periodic', { robust: false }, [[0, -9.3471980274764, 49.6806726485632, 0.26652537891318], [99, -2.76347102216541, 48.8048013596672, 1.25866966249821], [239, -9.47814227829695, 49.0050970823857, -1.72695480408874]]], // prettier-ignore
    ['periodic, robust', {}, [[0, -9.34198108380376, 50.0142014069523, -0.0722203231485778], [1, -9.525622728157, 49.9216477310164, 0.403974997140608], [239, -9.57877571012395, 48.6542555079381, -1.27547979781418]]], // prettier-ignore
    ['a window of 7 years', { seasonal: 7, robust: false }, [[0, -7.92584269522519, 48.899381143374484, NaN]]], // prettier-ignore
  ])('%s', (name, spec, says) => {
    const parts = valueOf(stl(NOTTEM, { season: 12, ...spec }))
    for (const [at, seasonal, trend, remainder] of says) {
      expect(parts.trend[at]).toBeCloseTo(trend, 9)
      if (!Number.isNaN(remainder)) expect(parts.seasonal[at]).toBeCloseTo(seasonal, 9)
      if (!Number.isNaN(remainder)) expect(parts.remainder[at]).toBeCloseTo(remainder, 9)
      expect(parts.seasonal[at]! + parts.trend[at]! + parts.remainder[at]!, name).toBeCloseTo(NOTTEM[at]!, 10)
    }
  })
  it('mdeaths, robust, as statsmodels 0.13 has it: R 4.2 takes another value for the median there', () => {
    const parts = valueOf(stl(publishedTable('mdeaths').value!, { season: 12 }))
    for (const [at, seasonal, trend] of [
      [0, 544.8655288413652, 1538.3551249163759],
      [1, 398.2759308204099, 1547.7442934919331],
      [35, 241.05954422057883, 1433.4230217744375],
      [71, 241.05954422057883, 1317.7965803984189],
    ] as const) {
      // prettier-ignore
      expect(parts.seasonal[at]! / seasonal).toBeCloseTo(1, 10)
      expect(parts.trend[at]! / trend).toBeCloseTo(1, 10)
    }
  })
  it('mdeaths and USAccDeaths, windows of 7 and 21 years, as R has it', () => {
    const of = (name: string, seasonal: number) => valueOf(stl(publishedTable(name).value!, { season: 12, seasonal, robust: false }))
    const [deaths, accidents] = [of('mdeaths', 7), of('usaccdeaths', 21)]
    for (const [at, seasonal, trend] of [[0, 546.858775287886, 1533.1424554944], [40, -216.879987161716, 1446.56292001167], [71, 271.418552707247, 1313.95690854228]] as const) expect([deaths.seasonal[at]! / seasonal, deaths.trend[at]! / trend]).toEqual([expect.closeTo(1, 11), expect.closeTo(1, 11)]) // prettier-ignore
    for (const [at, seasonal, trend] of [[0, -832.954873554214, 9983.08293480344], [40, 329.843198300079, 8376.50496283644], [71, -7.85554029879682, 9055.43574853653]] as const) expect([accidents.seasonal[at]! / seasonal, accidents.trend[at]! / trend]).toEqual([expect.closeTo(1, 11), expect.closeTo(1, 11)]) // prettier-ignore
  })
  it.each<[string, number[], StlSpec]>([
    ['series_too_short', NOTTEM.slice(0, 24), { season: 12 }],
    ['bad_season season', NOTTEM, { season: 1 }],
    ['bad_option seasonal', NOTTEM, { season: 12, seasonal: 2 }],
    ['not_finite', [...NOTTEM, NaN], { season: 12 }],
  ])('refuses with %s', (reason, values, spec) => expect(reasonOf(stl(values, spec))).toBe(reason))
})

describe('robust z against the own season', () => {
  it('sees what is wrong for its month though right for another, and nothing else', () => {
    const values = [...NOTTEM]
    values[150] = values[144]!
    const { z } = valueOf(seasonalScores(values, 12))
    expect(Math.abs(z[150]!)).toBeGreaterThan(5)
    expect(z.filter((one) => Math.abs(one) > 3.5).length).toBeLessThanOrEqual(2)
  })
  it('calls few of 8,000 quiet values wild', () => {
    let wild = 0
    for (let seed = 1; seed <= 40; seed++) {
      const noise = normals(seed)
      const values = Array.from({ length: 200 }, (_, t) => 10 * Math.sin((t * Math.PI) / 6) + noise())
      wild += valueOf(seasonalScores(values, 12)).z.filter((one) => Math.abs(one) > WILD).length
    }
    expect(wild / 8000).toBeLessThan(0.002)
  })
  it('is 0 where nothing is off, and is unmoved by units', () => {
    const still = Array.from({ length: 30 }, (_, t) => t % 4)
    expect(valueOf(seasonalScores(still, 4)).z.every((one) => one === 0)).toBe(true)
    const [once, more] = [NOTTEM, NOTTEM.map((one) => one * 1e6)].map((values) => valueOf(seasonalScores(values, 12)).z)
    for (const [at, one] of once!.entries()) expect(more![at]).toBeCloseTo(one, 7)
    expect(robustDeviation([1, 2, 3, 4, 100])).toBeCloseTo(1.4826, 10)
  })
})

describe('change points', () => {
  it('the Nile falls after 1898 and at no other time, as Cobb (1978) and R’s strucchange::breakpoints have it', () => {
    const stretches = valueOf(changePoints(publishedTable('nile').value!))
    expect(stretches.map(({ from, mean }) => [1871 + from, Math.round(mean)])).toEqual([[1871, 1098], [1899, 850]]) // prettier-ignore
  })
  it('finds the steps where they are', () => {
    const noise = normals(3)
    const values = Array.from({ length: 150 }, (_, t) => (t < 60 ? 0 : t < 100 ? 5 : 2) + noise())
    const stretches = valueOf(changePoints(values))
    expect(stretches.map(({ from }) => from)).toEqual([0, 60, 100])
    for (const [at, mean] of [0, 5, 2].entries()) expect(stretches[at]!.mean).toBeCloseTo(mean, 0)
  })
  it('is exact: no other cuts cost less, by trying all', () => {
    const noise = normals(9)
    const values = Array.from({ length: 14 }, (_, t) => (t < 7 ? 0 : 4) + 0.3 * noise())
    expect(valueOf(changePoints(values, { least: 2 })).map(({ from, to }) => [from, to])).toEqual([[0, 7], [7, 14]]) // prettier-ignore
  })
  it.each([
    ['white noise', 0, 0.05],
    ['noise that leans on the day before, 0.5', 0.5, 0.1],
    ['and 0.8', 0.8, 0.15],
  ])('hardly ever calls %s a change', (_, rho, most) => {
    let called = 0
    for (let seed = 1; seed <= 200; seed++) {
      const noise = normals(seed)
      let last = 0
      const values = Array.from({ length: 120 }, () => (last = rho * last + noise()))
      if (valueOf(changePoints(values)).length > 1) called++
    }
    expect(called / 200).toBeLessThanOrEqual(most)
  })
  it('a constant series has none, units do not matter', () => {
    expect(valueOf(changePoints(Array.from({ length: 20 }, () => 3)))).toHaveLength(1)
    const noise = normals(3)
    const values = Array.from({ length: 100 }, (_, t) => (t < 60 ? 0 : 5) + noise())
    expect(valueOf(changePoints(values.map((one) => 7e9 + one * 1e8))).map(({ from }) => from)).toEqual([0, 60])
  })
  it.each<[string, number[], object]>([
    ['series_too_short', [1, 2, 3], {}],
    ['bad_option least', NOTTEM, { least: 1 }],
    ['bad_option penalty', NOTTEM, { penalty: 0 }],
    ['not_finite', [...NOTTEM, Infinity], {}],
  ])('refuses with %s', (reason, values, spec) => expect(reasonOf(changePoints(values, spec))).toBe(reason))
})

describe('how likely a bound is crossed', () => {
  const fit = valueOf(holtWinters(NOTTEM, { season: 12, seasonal: 'additive', damped: false }))
  it('at each step as the normal has it, by then at least as likely', () => {
    const found = valueOf(exceedance(fit, { value: 45, side: 'above' }, 6, 4000, seeded(1)))
    for (const [at, { value, deviation }] of ahead(fit, 6).entries()) {
      expect(found.at[at]).toBeCloseTo(normalBelow((value - 45) / deviation), 1)
      expect(found.by[at]).toBeGreaterThanOrEqual(found.at[at]!)
    }
    expect(found.by).toEqual([...found.by].sort((a, b) => a - b))
    expect(valueOf(exceedance(fit, { value: 45, side: 'above' }, 6, 4000, seeded(1)))).toEqual(found)
  })
  it('is never for a bound out of reach, and always for one already passed', () => {
    expect(valueOf(exceedance(fit, { value: 1000, side: 'above' }, 3, 200, seeded(1))).by.at(-1)).toBe(0)
    expect(valueOf(exceedance(fit, { value: 1000, side: 'below' }, 3, 200, seeded(1))).by[0]).toBe(1)
  })
  it.each<[string, number, number, number]>([
    ['not_finite bound', NaN, 3, 200],
    ['bad_option steps', 1, 0, 200],
    ['too_few_draws draws', 1, 3, 5],
  ])('refuses with %s', (reason, value, steps, draws) =>
    expect(reasonOf(exceedance(fit, { value, side: 'above' }, steps, draws, seeded(1)))).toBe(reason),
  )
})
