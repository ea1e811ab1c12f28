import { expect, it } from 'vitest'
import { faultLines } from '../../src/tasks/faultLines.ts'

const fault = 'promised: every row; done to it: kill -9'

it('says of each fault what was promised, what was done to it and what was lost', () => {
  const assertionResults = [
    { ancestorTitles: ['', fault], title: 'on PGlite', status: 'passed', meta: { lost: '0 of 300 rows' } },
    { ancestorTitles: ['', fault, 'on a server'], title: 'rows', status: 'failed', meta: { lost: '0' } },
    { ancestorTitles: ['', fault], title: 'on others', status: 'skipped' },
    { ancestorTitles: ['', fault], title: 'quietly', status: 'passed', meta: {} },
    { ancestorTitles: ['', 'no fault'], title: 'a', status: 'passed' },
  ]
  const counts = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 }
  expect(faultLines({ ...counts, testResults: [{ name: 'a.fault.ts', status: 'failed', assertionResults }] })).toEqual([
    '',
    'promised:   every row',
    'done to it: kill -9',
    'lost:       on PGlite: 0 of 300 rows',
    '            rows: NOT KEPT, see above',
    '            on others: not tried',
    '            quietly: nothing',
  ])
})
