import { found, unfit, type Finding } from '../finding.ts'
import type { Panel } from '../panel.ts'

/**
 * A total per head, per area or per output: above / below × times, cell by cell; a total alone measures the size of a province.
 * Missing where one of the two is missing; a divisor that is 0 or negative is refused, not missing.
 */
export const ratioColumn = (panel: Panel, above: string, below: string, times: number): Finding<(number | null)[]> => {
  for (const name of [above, below])
    if (!Object.hasOwn(panel.columns, name)) return unfit('unknown_column', `no column is called ${name}`, name)
  const [top, bottom] = [panel.columns[above]!, panel.columns[below]!]
  if (top.length !== bottom.length) return unfit('lengths_differ', `${above} and ${below} differ in length`, below)
  const wrong = bottom.findIndex((cell) => cell !== null && !(cell > 0))
  if (wrong >= 0) {
    const { region, period } = panel.rows[wrong]!
    return unfit('not_positive', `${below} is ${bottom[wrong]} in ${region} ${period}`, below)
  }
  return found(top.map((cell, at) => (cell === null || bottom[at] === null ? null : (cell / bottom[at]!) * times)))
}
