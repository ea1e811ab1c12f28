import type { Answered } from './feed/door.ts'

const grouped = (n: number): string => n.toLocaleString('en-US')

/** Counts what was taken and says so now and then. */
export interface Tally {
  sent: number
  refused: number
}

/** The line of a backfill: 补报历史 市统计局 12,400 / 31,000 条. */
export const progressLine = (phase: string, department: string, sent: number, total: number): string =>
  `${phase} ${department} ${grouped(sent)} / ${grouped(Math.max(sent, total))} 条`

/** What to say of an answer that refused rows; null when all were taken. */
export const refusalLine = (department: string, answered: Answered): string | null =>
  answered.status >= 400 || answered.refused > 0
    ? `${department}：${answered.refused > 0 ? `${grouped(answered.refused)} 条被退回` : `被拒收（${answered.status}）`}，首条原因 ${answered.message}`
    : null
