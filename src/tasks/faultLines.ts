import type { VitestJson } from './counts.ts'

const TITLE = /^promised: (.*); done to it: (.*)$/s
const OUTCOMES: Readonly<Record<string, string>> = { passed: 'nothing', failed: 'NOT KEPT, see above' }

/** For each fault of a report (`tests/faults/fault.ts`) what was promised, what was done to it, and what was lost. */
export const faultLines = ({ testResults }: VitestJson): string[] => {
  const faults = new Map<string, { promised: string; done: string; lost: string[] }>()
  for (const { name, assertionResults } of testResults)
    for (const { ancestorTitles, title, status, meta } of assertionResults) {
      const [whole, promised, done] = ancestorTitles.map((one) => TITLE.exec(one)).find((one) => one !== null) ?? []
      if (whole === undefined) continue
      const fault = faults.get(`${name} ${whole}`) ?? { promised: promised!, done: done!, lost: [] }
      const outcome = OUTCOMES[status] ?? 'not tried'
      fault.lost.push(`${title}: ${status === 'passed' ? (meta?.lost ?? outcome) : outcome}`)
      faults.set(`${name} ${whole}`, fault)
    }
  return [...faults.values()].flatMap(({ promised, done, lost }) => [
    '',
    `promised:   ${promised}`,
    `done to it: ${done}`,
    ...lost.map((line, at) => `${at === 0 ? 'lost:      ' : '           '} ${line}`),
  ])
}
