import { describe, expect, it } from 'vitest'
import { growing } from '#wall/widgets/growing.ts'
import { stateOf } from '../../helpers/stateOf.ts'

const now = Date.parse('2026-11-21T09:42:00+08:00')
const period = {
  start: '2026-11-21T00:00:00+08:00',
  end: '2026-11-22T00:00:00+08:00',
  label: '2026-11-21',
  until: '2026-11-21T09:40:00+08:00',
}

describe('growing', () => {
  it('is a total whose period still runs', () => {
    expect(growing({ gather: 'sum' }, stateOf({ period }), now)).toBe(true)
    expect(growing({ gather: 'count' }, stateOf({ period }), now)).toBe(true)
  })
  it('is no mean, no closed period, and nothing that is lost or not there', () => {
    expect(growing({ gather: 'mean' }, stateOf({ period }), now)).toBe(false)
    expect(growing({ gather: 'sum' }, stateOf({ period: { ...period, until: null } }), now)).toBe(false)
    expect(growing({ gather: 'sum' }, stateOf({ period }), Date.parse(period.end))).toBe(false)
    expect(growing({ gather: 'sum' }, stateOf({ period, freshness: 'lost' }), now)).toBe(false)
    expect(growing({ gather: 'sum' }, undefined, now)).toBe(false)
  })
})
