import { describe, expect, it } from 'vitest'
import { countingLine, countsOf, type VitestJson } from '../../src/tasks/counts.ts'

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
          { status: 'failed', assertionResults: [] },
          { status: 'passed', assertionResults: [{}] },
        ],
      }),
      1,
      '3 passed, 1 failed',
    ],
    [json({ numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [{}] }] }), 1, '3 passed, 1 failed'],
    [json(), 1, '3 passed, 1 failed'],
    [null, 1, '0 passed, 1 failed'],
    [null, 137, '0 passed, 1 failed'],
  ])('%#: %j with exit code %d', (report, code, line) => expect(countingLine(countsOf(report, code))).toBe(line))

  it('is one line that a CI can find', () => {
    expect(countingLine({ passed: 1234, failed: 0, skipped: 0 })).toMatch(/^\d+ passed, \d+ failed$/)
  })
})
