import { describe, expect, it } from 'vitest'
import { countingLine, countsOf, filesToTryAgain, firstFailures, type VitestJson, withSecondTry } from '../../src/tasks/counts.ts'

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

  describe('a second try', () => {
    const failed = { ...passed, title: 'paints', status: 'failed', failureMessages: ['Error: late\n    at line 3'] }
    const file = (name: string, ...assertionResults: VitestJson['testResults'][number]['assertionResults']) => ({
      name,
      status: assertionResults.length === 0 || assertionResults.some(({ status }) => status === 'failed') ? 'failed' : 'passed',
      assertionResults,
    })
    const first = json({
      numPassedTests: 2,
      numFailedTests: 1,
      numPendingTests: 1,
      testResults: [file('a', passed, failed, { ...passed, status: 'skipped' }), file('b', passed), file('c')],
    })

    it('is of the files that failed, but of none when they are many', () => {
      expect(filesToTryAgain(first)).toEqual(['a', 'c'])
      expect(filesToTryAgain(json({ testResults: 'abcdef'.split('').map((name) => file(name, failed)) }))).toEqual([])
    })

    it('counts in place of the first', () => {
      const good = file('a', passed, { ...passed, title: 'paints' }, { ...passed, status: 'skipped' })
      const both = withSecondTry(first, json({ numPassedTests: 3, numPendingTests: 1, testResults: [good, file('c', passed)] }))
      expect(countingLine(countsOf(both, 0))).toBe('4 passed, 0 failed, 1 skipped')
      const worse = { ...first, numPassedTests: 1, testResults: [first.testResults[0]!, file('c')] }
      expect(countingLine(countsOf(withSecondTry(first, worse), 1))).toBe('2 passed, 2 failed, 1 skipped')
    })

    it('leaves what failed at first said', () => {
      expect(firstFailures(first)).toEqual([
        'failed at the first try: a > paints: Error: late',
        'failed at the first try: c (could not be loaded)',
      ])
    })
  })

  it('is one line that a CI can find', () => {
    expect(countingLine({ passed: 1234, failed: 0, skipped: 0 })).toMatch(/^\d+ passed, \d+ failed$/)
  })
})
