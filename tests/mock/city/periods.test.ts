import { describe, expect, it } from 'vitest'
import { type Grain, labelOf, lengthOf, periodOf, stampOf } from '../../../mock/city/periods.ts'

const at = (text: string): number => Date.parse(text)
const label = (grain: Grain, text: string, steps = 0): string => labelOf(grain, periodOf(grain, at(text), steps).start)

describe('periods of the place', () => {
  it('are named in Asia/Shanghai, whatever the machine thinks', () => {
    expect(label('day', '2026-03-01T00:30:00+08:00')).toBe('2026-03-01')
    expect(label('hour', '2026-03-01T00:30:00+08:00')).toBe('2026-03-01T00+08:00')
    expect(label('month', '2026-03-01T00:30:00+08:00', -1)).toBe('2026-02')
    expect(label('quarter', '2026-02-11T00:00:00Z', -1)).toBe('2025-Q4')
    expect(label('half', '2026-07-01T00:00:00+08:00')).toBe('2026-H2')
    expect(label('year', '2025-12-31T16:00:00Z')).toBe('2026')
  })

  it('names ISO weeks over the turn of the year', () => {
    expect(label('week', '2026-01-01T12:00:00+08:00')).toBe('2026-W01')
    expect(label('week', '2027-01-01T12:00:00+08:00')).toBe('2026-W53')
    expect(label('week', '2024-12-30T00:00:00+08:00')).toBe('2025-W01')
  })

  it('reads lengths and writes stamps', () => {
    expect([lengthOf('90s'), lengthOf('5m'), lengthOf('2h'), lengthOf('3d'), lengthOf('250ms')]).toEqual([
      90_000, 300_000, 7_200_000, 259_200_000, 250,
    ])
    expect(stampOf(at('2026-11-22T00:00:05Z'))).toBe('2026-11-22T08:00:05+08:00')
  })
})
