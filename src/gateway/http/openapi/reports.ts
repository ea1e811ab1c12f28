import { intakeAnswers, json } from './answers.ts'
import { ref, type SchemaName } from './schemas.ts'

const post = (operationId: string, summary: string, description: string, report: SchemaName) => ({
  post: {
    operationId,
    summary,
    description,
    security: [{ key: [] }],
    requestBody: { required: true, content: json({ anyOf: [ref(report), { type: 'array', items: ref(report) }] }) },
    responses: intakeAnswers('ReportsAnswer'),
  },
})

export const reportsPaths = {
  '/api/v1/incidents': post(
    'reportIncidents',
    'Report incidents',
    "One or many. Idempotent by department and reference: another content under the same reference is the incident's next event. Events are ordered by their own time, then arrival.",
    'IncidentReport',
  ),
  '/api/v1/notices': post(
    'reportNotices',
    'Put notices on the ticker',
    'One or many. Idempotent by department and reference.',
    'NoticeReport',
  ),
}
