import { z } from 'zod'
import { LineageQuery, SeriesQuery, StatesQuery } from '../queries.ts'
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
  get: { operationId, summary, responses: { 200: answer(summary, { type: 'array', items: ref(of) }), ...refusals(400, 500) } },
})

const ask = (operationId: string, summary: string, query: z.ZodObject, of: SchemaName) => ({
  get: {
    operationId,
    summary,
    parameters: parametersOf(query),
    responses: { 200: answer(summary, ref(of)), ...refusals(400, 404, 500, 501, 503) },
  },
})

export const readsPaths = {
  '/api/v1/indicators': list('listIndicators', 'The indicators declared', 'Indicator'),
  '/api/v1/regions': list('listRegions', 'The tree of regions', 'Region'),
  '/api/v1/scenes': list('listScenes', 'The scenes declared', 'Scene'),
  '/api/v1/departments': list('listDepartments', 'The departments that report', 'Department'),
  '/api/v1/states': ask('states', 'The board, now or at a past instant', StatesQuery, 'States'),
  '/api/v1/series': ask('series', 'A series by period; missing stays null', SeriesQuery, 'Series'),
  '/api/v1/lineage': ask('lineage', 'Where a number comes from', LineageQuery, 'Lineage'),
}
