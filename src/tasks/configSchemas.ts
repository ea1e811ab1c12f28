import { FILES } from '#contract/config.ts'
import { z } from 'zod'

type Name = keyof typeof FILES

const TITLES: Record<Name, string> = {
  place: 'A place: place.yaml',
  regions: 'The tree of regions: regions.yaml',
  calendar: 'Holidays and make-up working days of a year: calendar/<year>.yaml',
  departments: 'Who reports: departments.yaml',
  indicators: 'What is watched: indicators/<function>.yaml',
  targets: 'Targets by year: targets.yaml',
  indices: 'Composite indices: indices.yaml',
  incidents: 'Kinds of incident: incidents.yaml',
  scene: 'A scene: scenes/<id>.yaml',
  programme: 'A programme of scenes: programmes/<id>.yaml',
  analysis: 'An analysis of a panel: analyses/<id>.yaml',
}

/** The JSON Schema (draft-07: what YAML language servers read best) of every kind of config file, file name → text. */
export const configSchemas = (): Map<string, string> =>
  new Map(
    (Object.keys(FILES) as Name[]).map((name) => {
      const { $schema, ...rest } = z.toJSONSchema(FILES[name] as z.ZodType, { io: 'input', target: 'draft-7' })
      return [`${name}.schema.json`, `${JSON.stringify({ $schema, title: TITLES[name], ...rest }, null, 2)}\n`]
    }),
  )
