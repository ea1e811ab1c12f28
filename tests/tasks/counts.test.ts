import { describe, expect, it } from 'vitest'
import { countingLine, countsOf, secondTries, type VitestJson } from '../../src/tasks/counts.ts'

const passed = { ancestorTitles: [], title: 'it', status: 'passed' }
const json = (more: Partial<VitestJson> = {}): VitestJson => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...more,
})

describe('counting', () => {
  it.each([
    [json(), 0, '3 passed, 0 failed'],
    [json({ numFailedTests: 2 }), 1, '3 passed, 2 failed'],
    [json({ numPendingTests: 3, numTodoTests: 1 }), 0, '3 passed, 0 failed, 4 skipped'],
    [
      json({
        testResults: [
          { name: 'a.test.ts', status: 'failed', assertionResults: [] },
          { name: 'b.test.ts', status: 'passed', assertionResults: [passed] },
        ],
      }),
      1,
      '3 passed, 1 failed',
    ],
    [
      json({
        numFailedTests: 1,
        testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [{ ...passed, status: 'failed' }] }],
      }),
      1,
      '3 passed, 1 failed',
    ],
    [json(), 1, '3 passed, 1 failed'],
    [null, 1, '0 passed, 1 failed'],
    [null, 137, '0 passed, 1 failed'],
  ])('%#: %j with exit code %d', (report, code, line) => expect(countingLine(countsOf(report, code))).toBe(line))

  it('names what passed only at the second try', () => {
    const again = { ...passed, title: 'paints', failureMessages: ['Error: late\n    at line 3'] }
    const failed = { ...again, title: 'falls', status: 'failed' }
    const all = json({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [passed, again, failed] }] })
    expect(secondTries(all)).toEqual(['passed only at the second try: a.test.ts > paints: Error: late'])
  })

  it('is one line that a CI can find', () => {
    expect(countingLine({ passed: 1234, failed: 0, skipped: 0 })).toMatch(/^\d+ passed, \d+ failed$/)
  })
})
