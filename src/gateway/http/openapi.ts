import { opsPaths } from './openapi/ops.ts'
import { readingsPaths } from './openapi/readings.ts'
import { readsPaths } from './openapi/reads.ts'
import { reportsPaths } from './openapi/reports.ts'
import { schemas } from './openapi/schemas.ts'

/** The doors as OpenAPI 3.1, printed from the contract's schemas. `build` is the build that serves them. */
export const openapiOf = (build: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Leader decision cockpit 领导决策驾驶舱',
    version: build,
    description:
      'Departments report readings, incidents and notices with their key; whoever reaches the port may read. Every refusal is {reason, message, path?}.',
  },
  paths: { ...readingsPaths, ...reportsPaths, ...readsPaths, ...opsPaths },
  components: {
    schemas: schemas(),
    securitySchemes: { key: { type: 'http', scheme: 'bearer', description: "The department's key" } },
  },
})
