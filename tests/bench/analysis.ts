import { study } from '#analysis/study/study.ts'
import { nationalInputs } from '../helpers/nationalInputs.ts'
import { nationalSpec } from '../helpers/nationalStudy.ts'
import { at, type Bench } from './row.ts'

const AGAIN = 5

/** Seconds of CPU for all tables of the national analysis (three indices with 1,000 shaken weights, 1,000 bootstrap draws, 499 × 3 permutations). */
export const analysis: Bench = async () => {
  const spec = nationalSpec()
  const inputs = nationalInputs(spec)
  const seconds = (): number => {
    const before = process.cpuUsage()
    study(spec, inputs)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  const first = seconds()
  const later = at(0.5, Array.from({ length: AGAIN }, seconds))
  const row = (what: string, ours: number) => ({
    what: `All tables of 31 provinces × 6 years, ${what}`,
    unit: 's of CPU',
    others: [],
    ours,
    aim: '< 2',
    met: ours < 2,
  })
  return [row('the first time in a process', first), row(`median of ${AGAIN} more`, later)]
}
