import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecast } from '#analysis/forecast/forecast.ts'
import { ahead, holtWinters, type HoltWinters, type HoltWintersSpec } from '#analysis/forecast/holtWinters.ts'
import { seasonalNaive } from '#analysis/forecast/seasonalNaive.ts'
import { seeded } from '#analysis/seeded.ts'
import { publishedTable } from '../../helpers/publishedTable.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const AIR = publishedTable('airpassengers').value!
const NOTTEM = publishedTable('nottem').value!
const fit = (values: readonly number[], seasonal: HoltWintersSpec['seasonal'], more: Partial<HoltWintersSpec> = {}): HoltWinters =>
  valueOf(holtWinters(values, { season: 12, seasonal, damped: false, ...more }))
const near = (ours: number, theirs: number, digits: number): void =>
  expect(Math.abs(ours - theirs), `${ours} for ${theirs}`).toBeLessThanOrEqual(Math.abs(theirs) * 10 ** -digits)

/** R 4.2.2, HoltWinters(x, seasonal =): α β γ, sum of squares, a, b, s1, s12. R stops before its own minimum on nottem. */
const BY_R = [
  ['AirPassengers', AIR, 'additive', [0.247959489735621, 0.0345337296488465, 1], 21860.1846218501, [477.82778054015, 3.12762656581609, -27.4576853546445, -45.8277805401504], 7, 6], // prettier-ignore
  ['AirPassengers', AIR, 'multiplicative', [0.27559247473635, 0.0326929527336615, 0.870729222265009], 16570.7778669999, [469.32322056716, 3.02153914012539, 0.946461079873013, 0.920987666123333], 7, 5.8], // prettier-ignore
  ['nottem', NOTTEM, 'additive', [0.138322814512642, 0.0232747197547317, 0.234874434025952], 1563.47387462193, [50.2876444876717, -0.00123644042359003, -10.5245657705767, -11.3881436705137], 7, 2.8], // prettier-ignore
  ['nottem', NOTTEM, 'multiplicative', [0.124572686230652, 0.0189612985553957, 0.225546393545014], 1541.80748839379, [50.4976725473123, 0.00346262256650917, 0.789595237394751, 0.772463127399085], 7, 2.6], // prettier-ignore
] as const

describe('Holt-Winters as R has it', () => {
  it.each(BY_R)(
    '%s, %s: the same parameters give the same figures to 11 digits',
    (_, values, seasonal, [level, trend, season], squares, ends) => {
      const found = fit(values, seasonal, { given: { level, trend, season } })
      near(found.squares, squares, 11)
      for (const [at, one] of [found.level, found.trend, found.season[0]!, found.season[11]!].entries()) near(one, ends[at]!, 11)
    },
  )
  it.each(BY_R)('%s %#: parameters found by themselves', (_, values, seasonal, parameters, squares, __, digits, digitsOfParameters) => {
    const { by, squares: ours } = fit(values, seasonal)
    near(ours, squares, digits)
    for (const [at, one] of [by.level, by.trend, by.season].entries()) near(one, parameters[at]!, digitsOfParameters)
  })
  it('the published figures: a = 469.3232, b = 3.0215, α = 0.2755925, β = 0.03269295, γ = 0.8707292', () => {
    const { by, level, trend } = fit(AIR, 'multiplicative')
    near(level, 469.3232206, 6)
    near(trend, 3.0215391, 6)
    near(by.level, 0.2755925, 6)
    near(by.season, 0.8707292, 6)
  })
  it('steps ahead and their intervals, additive', () => {
    const steps = ahead(fit(AIR, 'additive'), 13)
    for (const [at, value, upper] of [
      [0, 453.497721751322, 478.580176537623],
      [1, 429.390569251949, 455.285136900659],
      [11, 469.531518789793, 504.947523932969],
      [12, 491.029240541115, 535.966518070887],
    ] as const) {
      // prettier-ignore
      near(steps[at]!.value, value, 7)
      near(steps[at]!.value + 1.959963984540054 * steps[at]!.deviation, upper, 7)
    }
  })
  it('steps ahead, multiplicative', () => {
    const steps = ahead(fit(AIR, 'multiplicative'), 13)
    for (const [at, value] of [[0, 447.055931344916], [1, 419.712279855699], [11, 465.634500936807], [12, 481.373161714216]] as const) near(steps[at]!.value, value, 7) // prettier-ignore
  })
  it('R’s multiplicative intervals follow from these by its own formula: ψ₀ = α + γ(1 − α), and the trend for a season that wraps to 0', () => {
    const [level, trend, season] = [0.27559247473635, 0.0326929527336615, 0.870729222265009]
    const made = fit(AIR, 'multiplicative', { given: { level, trend, season } })
    const middle = made.residuals.reduce((a, b) => a + b, 0) / made.residuals.length
    const variance = made.residuals.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (made.residuals.length - 1)
    const coefficients = [made.trend, ...made.season]
    for (const [at, upper] of [
      [0, 466.80572966312],
      [1, 440.29197446643],
      [11, 487.968587430768],
      [12, 517.812612004926],
    ] as const) {
      const own = 1 + (at % 12)
      let sum = 0
      for (let j = 0; j <= at; j++) {
        const psi = level * (1 + j * trend) + (j % 12 === 0 ? season * (1 - level) : 0)
        sum += ((psi * coefficients[own]!) / coefficients[(((own - j) % 12) + 12) % 12]!) ** 2
      }
      near(ahead(made, 13)[at]!.value + 1.959963984540054 * Math.sqrt(variance * sum), upper, 11)
    }
  })
  it('the least squares are no more than R’s, and a damped trend flattens out', () => {
    for (const [, values, seasonal, , squares] of BY_R) expect(fit(values, seasonal).squares).toBeLessThanOrEqual(squares * (1 + 1e-7))
    const steps = ahead(fit(AIR, 'additive', { damped: true }), 240)
    const yearly = (year: number): number => steps[12 * year]!.value - steps[12 * (year - 1)]!.value
    expect(yearly(19)).toBeLessThan(yearly(1) / 5)
  })
})

describe('other series as R’s HoltWinters and its predict have them', () => {
  it.each<[string, number, HoltWintersSpec['seasonal'], number[], number, [number, number, number][]]>([
    ['usaccdeaths', 12, 'additive', [0.737719167563028, 0.0223183833225537, 1], 8639347.23993197, [[0, 7973.43206424026, 8713.55321375607], [23, 8695.71580675739, 12163.5320866138]]], // prettier-ignore
    ['ukgas', 4, 'additive', [0.0212768906770874, 1, 0.989909155216209], 124947.412688745, [[0, 1205.3876064638, 1272.98910460675], [7, 864.235483136733, 965.337683076242]]], // prettier-ignore
    ['nile', 1, 'additive', [0.419064307966283, 0.0598770457711546, 0], 2267504.07066982, [[0, 749.489143414115, 1046.73599180874], [5, 712.366160487276, 1156.06748660533]]], // prettier-ignore
    ['ukgas', 4, 'multiplicative', [0.0241285830980585, 1, 0.782862394595801], 109759.187822217, [[0, 1251.02578117891, NaN], [7, 919.199689194678, NaN]]], // prettier-ignore
    ['mdeaths', 12, 'multiplicative', [0.0153799234896988, 0.175334925955354, 0.144539583660876], 2020717.70870747, [[0, 1803.67103215668, NaN], [23, 1363.71091954295, NaN]]], // prettier-ignore
  ])('%s, season %i, %s', (name, season, seasonal, [level, trend, place], squares, says) => {
    const values = publishedTable(name).value!
    const given = valueOf(holtWinters(values, { season, seasonal, damped: false, given: { level: level!, trend: trend!, season: place! } }))
    const steps = ahead(given, 24)
    near(given.squares, squares, 11)
    for (const [at, value] of says) near(steps[at]!.value, value, 11)
    for (const [at, , upper] of says.filter(([, , one]) => !Number.isNaN(one)))
      near(steps[at]!.value + 1.959963984540054 * steps[at]!.deviation, upper, 11)
    const free = valueOf(holtWinters(values, { season, seasonal, damped: false }))
    near(free.squares, squares, 6)
    expect(free.squares).toBeLessThanOrEqual(squares * (1 + 1e-7))
  })
})

describe('the seasonal naive forecast', () => {
  it('is last year again, less sure with every season', () => {
    const steps = valueOf(seasonalNaive([1, 5, 3, 2, 7, 3], 3, 5))
    expect(steps.map(({ value }) => value)).toEqual([2, 7, 3, 2, 7])
    expect(steps[3]!.deviation / steps[0]!.deviation).toBeCloseTo(Math.SQRT2, 12)
    expect(steps[0]!.deviation).toBeCloseTo(Math.sqrt(5 / 3), 12)
  })
})

describe('the method is chosen by rolling origins', () => {
  it('multiplicative for the passengers, and every method says how it did', () => {
    const { method, tried, steps } = valueOf(forecast(AIR, { season: 12, horizon: 12 }))
    expect(method).toBe('multiplicative')
    expect(tried[0]).toEqual({ method: 'seasonal_naive', mase: expect.closeTo(1.4756, 4), reason: null })
    expect(steps).toHaveLength(12)
    for (const { low, value, high } of steps) expect(low < value && value < high).toBe(true)
  })
  it('holds nine of ten later values in its 90 % intervals, roughly', () => {
    const { steps } = valueOf(forecast(NOTTEM.slice(0, 204), { season: 12, horizon: 36, origins: 6 }))
    const held = steps.filter(({ low, high }, at) => NOTTEM[204 + at]! >= low && NOTTEM[204 + at]! <= high).length
    expect(held).toBeGreaterThanOrEqual(29)
  })
  it('says why a method could not be tried', () => {
    const random = seeded(2)
    const values = Array.from({ length: 40 }, (_, t) => 3 * Math.sin((t * Math.PI) / 2) + random())
    const { tried } = valueOf(forecast(values, { season: 4, horizon: 4, origins: 4 }))
    expect(tried.find(({ method }) => method === 'multiplicative')!.reason).toBe('not_positive')
  })
  it('the naive one stands where nothing moves', () => {
    const still = valueOf(forecast(Array.from({ length: 36 }, (_, t) => t % 12), { season: 12, horizon: 3 })) // prettier-ignore
    expect(still.method).toBe('seasonal_naive')
    expect(still.steps.map(({ value, low }) => [value, low])).toEqual([[0, 0], [1, 1], [2, 2]]) // prettier-ignore
  })
  it('units: a forecast in yuan is the one in 亿元 times 1e8', () =>
    void fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seeded(seed)
        const values = Array.from({ length: 24 }, (_, t) => 50 + t + 10 * Math.sin((t * Math.PI) / 2) + 5 * random())
        const [once, more] = [values, values.map((one) => one * 1e8)].map((all) =>
          valueOf(forecast(all, { season: 4, horizon: 4, origins: 3 })),
        )
        for (const [at, { value }] of once!.steps.entries()) expect(more!.steps[at]!.value / value / 1e8).toBeCloseTo(1, 3)
      }),
      { seed: 4, numRuns: 8 },
    ))
  it.each<[string, number[], Partial<Parameters<typeof forecast>[1]>]>([
    ['series_too_short', AIR.slice(0, 35), {}],
    ['series_too_short', [], {}],
    ['series_too_short', [1, 2, 3], { season: 1 }],
    ['bad_season season', AIR, { season: 0 }],
    ['bad_season season', AIR, { season: 1.5 }],
    ['bad_option horizon', AIR, { horizon: 0 }],
    ['bad_option level', AIR, { level: 1 }],
    ['bad_option origins', AIR, { origins: 0 }],
    ['not_finite', [...AIR.slice(0, 100), NaN], {}],
  ])('refuses with %s', (reason, values, more) => expect(reasonOf(forecast(values, { season: 12, horizon: 6, ...more }))).toBe(reason))
  it.each<[string, number[], Partial<HoltWintersSpec>]>([
    ['series_too_short', AIR.slice(0, 24), {}],
    ['not_positive', [...AIR.slice(0, 30), 0], { seasonal: 'multiplicative' }],
    ['bad_season season', AIR, { season: NaN }],
    ['not_finite', [Infinity, ...AIR], {}],
  ])('Holt-Winters refuses with %s', (reason, values, more) =>
    expect(reasonOf(holtWinters(values, { season: 12, seasonal: 'additive', damped: false, ...more }))).toBe(reason),
  )
  it('Holt’s method without a season follows a line', () => {
    const line = Array.from({ length: 12 }, (_, t) => 3 + 2 * t)
    const steps = ahead(valueOf(holtWinters(line, { season: 1, seasonal: 'additive', damped: false })), 2)
    expect(steps.map(({ value }) => value)).toEqual([expect.closeTo(27, 8), expect.closeTo(29, 8)])
  })
})
