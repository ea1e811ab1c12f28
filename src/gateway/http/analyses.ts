import type { FastifyInstance } from 'fastify'
import type { AnalysisResult } from '#contract/analysis/result.ts'
import { BESIDES, csvOf, sheets } from '../analyses/tableCsv.ts'
import type { Cockpit } from '../doors.ts'
import { DoorRefused } from './doorRefused.ts'
import { AnalysisQuery, NoQuery, parseQuery } from './queries.ts'
import { valueOf } from './valueOf.ts'

const oneOf = (names: readonly string[]): string => `one of ${names.join(', ')}`

const csvFrom = (body: string, table: string, sheet: string | undefined): string => {
  const result = JSON.parse(body) as AnalysisResult
  const own = sheets(result, table)
  if (own === null)
    throw new DoorRefused('not_found', `no table ${table}: ${oneOf([...BESIDES, ...result.tables.map(({ id }) => id)])}`, { path: 'table' })
  const name = sheet ?? Object.keys(own)[0]!
  const lines = Object.hasOwn(own, name) ? own[name] : undefined
  if (lines === undefined) throw new DoorRefused('not_found', `no sheet ${name}: ${oneOf(Object.keys(own))}`, { path: 'sheet' })
  return csvOf(lines)
}

/** The doors of analyses: a list, one whole as JSON, one table's numbers as CSV. A result held under its ETag is not sent again. */
export const addAnalyses = (app: FastifyInstance, cockpit: Cockpit): void => {
  app.get('/api/v1/analyses', async (request, reply) => {
    valueOf(parseQuery(NoQuery, request.query))
    return reply.header('cache-control', 'no-store').send(cockpit.studies.list())
  })
  app.get<{ Params: { id: string } }>('/api/v1/analyses/:id', async (request, reply) => {
    const { format, table, sheet } = valueOf(parseQuery(AnalysisQuery, request.query))
    if (format === 'csv' && table === undefined) throw new DoorRefused('missing_field', 'csv is of one table: name it', { path: 'table' })
    if (format !== 'csv' && (table !== undefined || sheet !== undefined))
      throw new DoorRefused('bad_value', 'a table alone is sent as csv: format=csv', { path: 'format' })
    const { tag, body } = valueOf(await cockpit.studies.study(request.params.id))
    const etag = `"${tag}${format === 'csv' ? '-csv' : ''}"`
    reply.header('etag', etag).header('cache-control', 'no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    if (format !== 'csv') return reply.type('application/json; charset=utf-8').send(body)
    const text = csvFrom(body, table!, sheet)
    reply.header('content-disposition', `attachment; filename="${[request.params.id, table, sheet].filter(Boolean).join('-')}.csv"`)
    return reply.type('text/csv; charset=utf-8').send(text)
  })
}
