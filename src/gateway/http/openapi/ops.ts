import { answer, refusals } from './answers.ts'
import { ref } from './schemas.ts'

export const opsPaths = {
  '/api/v1/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document',
      responses: { 200: answer('This document', { type: 'object' }), ...refusals(400, 403, 429, 500) },
    },
  },
  '/healthz': {
    get: { operationId: 'alive', summary: 'Alive', responses: { 200: answer('Alive', ref('Ok')), ...refusals(400, 403, 429, 500) } },
  },
  '/readyz': {
    get: {
      operationId: 'ready',
      summary: 'Ready to serve',
      responses: { 200: answer('Ready', ref('Ok')), ...refusals(400, 403, 429, 500, 503) },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Measures as OpenMetrics text',
      responses: {
        200: {
          description: 'OpenMetrics text',
          content: { 'application/openmetrics-text; version=1.0.0; charset=utf-8': { schema: { type: 'string' } } },
        },
        ...refusals(400, 403, 429, 500),
      },
    },
  },
}
