import { z } from 'zod'
import { Text } from './names.ts'

/** calendar/<year>.yaml: holidays and make-up working days as announced by the State Council. */
export const CalendarYear = z.strictObject({
  year: z.number().int(),
  source: z.string(),
  holidays: z.array(z.strictObject({ name: Text, from: z.iso.date(), to: z.iso.date() })),
  workdays: z.array(z.iso.date()).default([]),
})
export type CalendarYear = z.infer<typeof CalendarYear>
