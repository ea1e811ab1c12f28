import { describe, expect, it } from 'vitest'
import type { NumberParts } from '#wall/widgets/number/fit.ts'
import { fitNarrow } from '#wall/widgets/number/narrow.ts'

const parts = (given: Partial<NumberParts> = {}): NumberParts => ({
  whole: '6',
  fraction: '.2',
  unit: '%',
  longFraction: false,
  size: 'scene',
  change: { size: '0.2 点', base: '较上月' },
  spark: true,
  width: 205,
  height: 86,
  spare: 0,
  ...given,
})

describe('fitNarrow', () => {
  it('keeps the figure large, its change in the last line where that is free, the spark below', () => {
    const fit = fitNarrow(parts({ spare: 130 }))
    expect(fit).toMatchObject({ figure: 52, change: 'line' })
    expect(fit.spark![0]).toBe(205)
  })
  it('stacks the change at the right of a short figure before it makes the figure smaller', () =>
    expect(fitNarrow(parts({ change: { size: '0.2 pp', base: 'vs last month' } }))).toMatchObject({ change: 'stacked' }))
  it('puts the change under a long figure, in place of the spark', () =>
    expect(fitNarrow(parts({ whole: '61', fraction: '.60', unit: 'B yuan' }))).toMatchObject({ figure: 52, change: 'under', spark: null }))
  it('draws no spark that would be a smudge, and no change without one', () => {
    expect(fitNarrow(parts({ height: 70, spare: 130 })).spark).toBeNull()
    expect(fitNarrow(parts({ change: null })).change).toBe('none')
  })
  it('never makes a figure wider than its cell', () => expect(fitNarrow(parts({ whole: '1,234,567', width: 190 })).figure).toBeLessThan(46))
})
