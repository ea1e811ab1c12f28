import { describe, expect, it } from 'vitest'
import type { Incident } from '#contract/incident.ts'
import { atLevel, countLevel, countOpen } from '#wall/widgets/levels/plan.ts'
import { incidentOf } from '../../../helpers/incidentOf.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const NOW = Date.parse('2026-11-21T09:42:15+08:00')
const within = (region: string | null) => region === null || region.startsWith('5001') || region === '500000'

describe('countLevel', () => {
  const states = [
    stateOf({ level: 'orange', levelSince: '2026-11-21T09:00:00+08:00', trend: 'steady', region: '500101' }),
    stateOf({
      level: 'orange',
      levelSince: '2026-11-21T08:00:00+08:00',
      trend: 'worse',
      region: '500102',
      freshness: 'lost',
      simulated: true,
    }),
    stateOf({ level: 'orange', region: '510100' }),
    stateOf({ level: 'orange', category: 'a' }),
    stateOf({ level: 'orange', freshness: 'ended' }),
    stateOf({ level: 'red' }),
    stateOf(),
  ]
  it('counts figures and open incidents at one level, within the region', () =>
    expect(
      countLevel(
        'orange',
        states,
        [
          incidentOf('a', 'orange', '2026-11-21T07:00:00+08:00'),
          incidentOf('b', 'orange', '2026-11-20T07:00:00+08:00', { status: 'closed' }),
        ],
        within,
      ),
    ).toEqual({
      count: 3,
      figures: 2,
      incidents: 1,
      since: Date.parse('2026-11-21T07:00:00+08:00'),
      trend: 'worse',
      lost: 1,
      simulated: true,
    }))
  it('is none where nothing stands', () =>
    expect(countLevel('yellow', states, [], within)).toMatchObject({ count: 0, since: null, trend: 'unknown', simulated: false }))
  it('leaves out totals of categories, other places, and what has ended', () => expect(atLevel(states, within)).toHaveLength(3))
})

describe('countOpen', () => {
  const day = 86_400_000
  const ago = (ms: number): string => new Date(NOW - ms).toISOString()
  const given: Incident[] = [
    incidentOf('old', 'blue', ago(2 * day)),
    incidentOf('ended', 'blue', ago(1.5 * day), { status: 'closed', updatedAt: ago(day / 4) }),
    incidentOf('long ended', 'blue', ago(3 * day), { status: 'closed', updatedAt: ago(1.2 * day) }),
    incidentOf('new', 'red', ago(3_600_000)),
    incidentOf('new and done', 'red', ago(3_600_000), { status: 'resolved', updatedAt: ago(60_000) }),
    incidentOf('withdrawn', 'red', ago(3_600_000), { status: 'withdrawn' }),
    incidentOf('elsewhere', 'red', ago(60_000), { region: '510100' }),
  ]
  it('says what is open, over its limit, come and done today, and how many were open a day ago', () =>
    expect(countOpen(given, within, (one) => (one.level === 'red' ? 1_800_000 : null), NOW, 'Asia/Shanghai')).toEqual({
      count: 2,
      overdue: 1,
      come: 2,
      done: 2,
      before: 2,
      simulated: false,
    }))
  it("takes the place's midnight for today", () => {
    const [one] = [incidentOf('night', 'blue', '2026-11-21T00:10:00+08:00')]
    expect(countOpen([one], within, () => null, NOW, 'Asia/Shanghai').come).toBe(1)
    expect(countOpen([one], within, () => null, NOW, 'Europe/London').come).toBe(0)
  })
})
