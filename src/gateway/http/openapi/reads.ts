import { z } from 'zod'
import { AnalysisQuery, IndexQuery, LineageQuery, PreludeQuery, SeriesQuery, StatesQuery } from '../queries.ts'
import { answer, refusals } from './answers.ts'
import { ref, type SchemaName } from './schemas.ts'

const parametersOf = (query: z.ZodObject) => {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema as { description?: string }
    return { name, in: 'query', required: required.includes(name), ...(description === undefined ? {} : { description }), schema: rest }
  })
}

const list = (operationId: string, summary: string, of: SchemaName) => ({
  get: { operationId, summary, responses: { 200: answer(summary, { type: 'array', items: ref(of) }), ...refusals(400, 403, 429, 500) } },
})

const ask = (operationId: string, summary: string, query: z.ZodObject, of: SchemaName) => ({
  get: {
    operationId,
    summary,
    parameters: parametersOf(query),
    responses: { 200: answer(summary, ref(of)), ...refusals(400, 403, 404, 429, 500, 501, 503) },
  },
})

const analysisPath = {
  get: {
    operationId: 'analysis',
    summary: 'An analysis: its spec, inputs, columns and tables; or the numbers of one table as CSV',
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'if-none-match', in: 'header', required: false, description: 'the ETag of the result held', schema: { type: 'string' } },
      ...parametersOf(AnalysisQuery),
    ],
    responses: {
      200: {
        description: 'The analysis, with its tag as ETag',
        content: { 'application/json': { schema: ref('AnalysisResult') }, 'text/csv': { schema: { type: 'string' } } },
      },
      304: { description: 'As under the ETag named: nothing of it has changed' },
      ...refusals(400, 403, 404, 429, 500, 503),
    },
  },
}

export const readsPaths = {
  '/api/v1/indicators': list('listIndicators', 'The indicators declared', 'Indicator'),
  '/api/v1/regions': list('listRegions', 'The tree of regions', 'Region'),
  '/api/v1/scenes': list('listScenes', 'The scenes declared', 'Scene'),
  '/api/v1/departments': list('listDepartments', 'The departments that report', 'Department'),
  '/api/v1/prelude': ask('prelude', 'What a wall that shows a scene begins with', PreludeQuery, 'Prelude'),
  '/api/v1/states': ask('states', 'The board, now or at a past instant', StatesQuery, 'States'),
  '/api/v1/series': ask('series', 'A series by period; missing stays null', SeriesQuery, 'Series'),
  '/api/v1/outlook': {
    get: {
      operationId: 'outlook',
      summary: 'Hourly figures that are heading for a graver band, with the probability',
      responses: { 200: answer('As last looked; at is null before the first look', ref('Outlook')), ...refusals(400, 403, 429, 500) },
    },
  },
  '/api/v1/indices': ask('index', 'How an index is weighed, since when, and how the regions stand by it', IndexQuery, 'IndexSeen'),
  '/api/v1/lineage': ask('lineage', 'Where a number comes from', LineageQuery, 'Lineage'),
  '/api/v1/analyses': list(
    'listAnalyses',
    'The analyses declared, with the tag of each as its inputs were last looked at',
    'AnalysisListed',
  ),
  '/api/v1/analyses/{id}': analysisPath,
}
