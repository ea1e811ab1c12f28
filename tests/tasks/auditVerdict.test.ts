import { expect, it } from 'vitest'
import { auditVerdict } from '../../src/tasks/auditVerdict.ts'

const report = (...severities: string[]) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(severities.map((severity, at) => [`package-${at}`, { severity, via: [] }])),
    metadata: { vulnerabilities: { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: severities.length } },
  })

it('lets the lesser pass, and names what is high or critical', () => {
  expect(auditVerdict(report())).toEqual({ bad: [], lesser: 0 })
  expect(auditVerdict(report('low', 'moderate'))).toEqual({ bad: [], lesser: 2 })
  expect(auditVerdict(report('low', 'high', 'critical'))).toEqual({ bad: ['package-1 (high)', 'package-2 (critical)'], lesser: 1 })
})

it('knows an answer that is no report', () => {
  for (const printed of ['', 'npm error', '[]', JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405, body: '' })])
    expect(auditVerdict(printed)).toBeNull()
})
