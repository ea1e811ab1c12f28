import { parseTime } from '#analysis/period.ts'
import type { Zone } from '#analysis/zone.ts'
import type { OptionsOf } from '#contract/widgets.ts'
import type { Language } from '../../stores/language.ts'
import type { Slots } from './slots.ts'

/** Words at a slot. */
export interface PlannedNote {
  readonly at: number
  readonly text: string
}

/** The words whose time begins within a slot, in the order of time; what lies outside, or is no time, is not shown. */
export const planNotes = (notes: OptionsOf<'trend'>['notes'], slots: Slots, zone: Zone, language: Language): PlannedNote[] =>
  notes
    .flatMap((note): PlannedNote[] => {
      const time = parseTime(note.at, zone)
      if (!time.ok) return []
      const { start } = time.value
      const at = slots.findIndex((slot) => start >= slot.start && start < slot.end)
      return at < 0 ? [] : [{ at, text: note.text[language] }]
    })
    .sort((a, b) => a.at - b.at)
