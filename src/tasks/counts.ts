interface Assertion {
  ancestorTitles: readonly string[]
  title: string
  status: string
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

/** More files than these are not tried again: something is broken. */
const MOST_AGAIN = 5

/** The files that failed, to be tried once more, alone; none when they are too many to be bad luck. */
export const filesToTryAgain = ({ testResults }: VitestJson): string[] => {
  const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
  return failed.length > MOST_AGAIN ? [] : failed
}

/** The first report, with what a second says of the files that were tried again. */
export const withSecondTry = (first: VitestJson, second: VitestJson): VitestJson => {
  const again = new Map(second.testResults.map((file) => [file.name, file]))
  const tried = first.testResults.filter(({ name }) => again.has(name)).flatMap(({ assertionResults }) => assertionResults)
  const number = (status: string) => tried.filter((one) => one.status === status).length
  return {
    numPassedTests: first.numPassedTests - number('passed') + second.numPassedTests,
    numFailedTests: first.numFailedTests - number('failed') + second.numFailedTests,
    numPendingTests: first.numPendingTests - tried.length + number('passed') + number('failed') + number('todo') + second.numPendingTests,
    numTodoTests: first.numTodoTests - number('todo') + second.numTodoTests,
    testResults: first.testResults.map((file) => again.get(file.name) ?? file),
  }
}

/** What failed in the first report, to be said aloud whatever the second try says. */
export const firstFailures = ({ testResults }: VitestJson): string[] =>
  testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [`failed at the first try: ${name} (could not be loaded)`]
    return failed.map(
      ({ ancestorTitles, title, failureMessages }) =>
        `failed at the first try: ${[name, ...ancestorTitles, title].join(' > ')}: ${failureMessages?.[0]?.split('\n')[0] ?? ''}`,
    )
  })
