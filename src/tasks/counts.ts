interface Assertion {
  ancestorTitles: readonly string[]
  title: string
  status: string
  /** Of every try: a test that passed at the second keeps what was wrong at the first. */
  failureMessages?: readonly string[]
  meta?: { lost?: string }
}

/** What vitest's JSON reporter writes, as far as it is counted here. */
export interface VitestJson {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: readonly { name: string; status: string; assertionResults: readonly Assertion[] }[]
}

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/**
 * How many tests passed, failed and were skipped. A file that could not be loaded counts as one failure, and so does an end ≠ 0
 * that no test accounts for (an error outside the tests, vitest killed).
 */
export const countsOf = (json: VitestJson | null, code: number): Counts => {
  const unloaded =
    json === null ? 0 : json.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = (json?.numFailedTests ?? 0) + unloaded
  return {
    passed: json?.numPassedTests ?? 0,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: (json?.numPendingTests ?? 0) + (json?.numTodoTests ?? 0),
  }
}

/** `123 passed, 0 failed`, and `, 4 skipped` when so: the line that a CI looks for. */
export const countingLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** The tests that failed and then passed: each with the first line of what was wrong. */
export const secondTries = ({ testResults }: VitestJson): string[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && (failureMessages?.length ?? 0) > 0)
      .map(
        ({ ancestorTitles, title, failureMessages }) =>
          `passed only at the second try: ${[name, ...ancestorTitles, title].join(' > ')}: ${failureMessages![0]!.split('\n')[0]}`,
      ),
  )
