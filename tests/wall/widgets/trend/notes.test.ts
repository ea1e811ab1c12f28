import { zoneOf } from '#analysis/zone.ts'
import { describe, expect, it } from 'vitest'
import { noteRows } from '#wall/widgets/trend/drawNotes.ts'
import { planNotes } from '#wall/widgets/trend/notes.ts'
import { slotsTo, spansOf } from '#wall/widgets/trend/slots.ts'

const zone = zoneOf('Asia/Shanghai')
const monthOf = spansOf('month', zone)
const slots = slotsTo(monthOf('2026-10')!, monthOf('2026-01')!, 24, zone)
const note = (at: string, zh = at) => ({ at, text: { zh, en: zh } })

describe('words at periods', () => {
  it('stand at the slot in which their time begins, in the order of time', () =>
    expect(
      planNotes([note('2026-06-15', '洪水'), note('2026-03', '新规'), note('2026-01-01T00:00:00+08:00', '年初')], slots, zone, 'zh'),
    ).toEqual([
      { at: 0, text: '年初' },
      { at: 2, text: '新规' },
      { at: 5, text: '洪水' },
    ]))
  it('are left out before, after and when they name no time', () =>
    expect(planNotes([note('2025-12'), note('2026-11-01'), note('soon')], slots, zone, 'zh')).toEqual([]))
})

describe('the rows of words', () => {
  it('share a row where they do not meet', () =>
    expect(
      noteRows(
        [
          [0, 10],
          [10, 20],
          [25, 30],
        ],
        3,
      ),
    ).toEqual([0, 0, 0]))
  it('put the earlier one higher, and drop what finds no row', () => {
    expect(
      noteRows(
        [
          [0, 30],
          [10, 40],
          [20, 50],
        ],
        3,
      ),
    ).toEqual([2, 1, 0])
    expect(
      noteRows(
        [
          [0, 30],
          [10, 40],
          [20, 50],
        ],
        2,
      ),
    ).toEqual([null, 1, 0])
    expect(noteRows([[0, 30]], 0)).toEqual([null])
  })
})
