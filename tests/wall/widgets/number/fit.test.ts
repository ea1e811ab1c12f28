import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeRoom, fitLine, fitNumber, type NumberParts } from '#wall/widgets/number/fit.ts'
import { textRoom } from '#wall/widgets/textRoom.ts'

const parts = (given: Partial<NumberParts> = {}): NumberParts => ({
  whole: '8',
  fraction: '.91',
  unit: '起/万人',
  longFraction: false,
  size: 'headline',
  change: { size: '0.2%', base: '较上月' },
  spark: true,
  width: 320,
  height: 86,
  spare: 0,
  ...given,
})
const used = ({ whole, fraction, unit, longFraction, change }: NumberParts, fit: ReturnType<typeof fitNumber>): number => {
  const figure =
    textRoom(whole, fit.figure, 'figure') +
    textRoom(fraction, longFraction ? fit.figure * 0.58 : fit.figure, 'figure') +
    (unit === '' ? 0 : fit.unit * 0.4 + textRoom(unit, fit.unit))
  const beside =
    change && fit.change === 'beside' ? changeRoom(change).beside : change && fit.change === 'stacked' ? changeRoom(change).stacked : 0
  return figure + Math.max(beside, fit.spark?.[0] ?? 0)
}

describe('fitNumber', () => {
  it('keeps a short figure large, with its change beside it', () =>
    expect(fitNumber(parts({ fraction: '', unit: '' }))).toMatchObject({ figure: 76, change: 'beside', spark: [150, 44] }))
  it('stacks the change before it makes the figure smaller', () =>
    expect(fitNumber(parts())).toMatchObject({ figure: 76, change: 'stacked' }))
  it('puts the change into the last line where that is free, and the figure stays', () =>
    expect(fitNumber(parts({ whole: '5,932', fraction: '', unit: '起', width: 200, spare: 180 }))).toMatchObject({
      figure: 76,
      change: 'line',
    }))
  it('makes a long figure smaller until it fits', () => {
    const fit = fitNumber(parts({ whole: '1,234,567', fraction: '.8', unit: '万千瓦时' }))
    expect(fit.figure).toBeLessThan(60)
    expect(used(parts({ whole: '1,234,567', fraction: '.8', unit: '万千瓦时' }), fit)).toBeLessThanOrEqual(320)
  })
  it('keeps a headline with its change under it where the line of type just fits', () =>
    expect(
      fitNumber(
        parts({
          whole: '6,982',
          fraction: '',
          unit: 'cases',
          change: { size: '14.6%', base: 'vs same time yesterday' },
          width: 248,
          height: 70,
        }),
      ),
    ).toMatchObject({ figure: 44, change: 'under' }))
  it('gives a spark in a wide cell up to a third of it', () => expect(fitNumber(parts({ width: 984 })).spark).toEqual([328, 44]))
  it('draws no spark that would be a smudge', () =>
    expect(fitNumber(parts({ whole: '123,456', unit: '', change: null, width: 330 })).spark).toBeNull())
  it('never lets anything leave the cell', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.constantFrom('', '.4', '.91'),
        fc.constantFrom('', '%', '件', '起/万人', '万千瓦时', 'cases/10k people'),
        fc.integer({ min: 230, max: 640 }),
        fc.integer({ min: 60, max: 120 }),
        fc.constantFrom('headline' as const, 'scene' as const, 'value' as const),
        fc.constantFrom(null, { size: '0.2%', base: '较上月' }, { size: '107.9%', base: '较上一小时同时' }),
        (value, fraction, unit, width, height, size, change) => {
          const given = parts({ whole: value.toLocaleString('en-US'), fraction, unit, width, height, size, change })
          const fit = fitNumber(given)
          const alone = used({ ...given, change: null }, { ...fit, spark: null })
          if (alone <= width) expect(used(given, fit)).toBeLessThanOrEqual(width)
          else expect(fit).toMatchObject({ figure: 28, change: 'none', spark: null })
        },
      ),
    ))
})

describe('fitLine', () => {
  const ways = [
    { left: '目标 96.0% · 欠进度 0.0', right: '11月21日 · 28 分前' },
    { left: '目标 96.0% · 欠进度 0.0', right: '11月21日' },
    { left: '欠进度 0.0', right: '11月21日' },
  ]
  it('says as much as fits', () => {
    expect(fitLine(ways, 500, ['模拟'])).toBe(ways[0])
    expect(fitLine(ways, 310, ['模拟'])).toBe(ways[1])
    expect(fitLine(ways, 200, ['模拟'])).toBe(ways[2])
    expect(fitLine(ways, 10, [])).toBe(ways[2])
  })
})
