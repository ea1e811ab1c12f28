import { z } from 'zod'
import { given, type Reason, refused, type Reply } from '#contract/reply.ts'

const Name = z.string().min(1).max(100)
/** A `+` that a sender left bare in a query is read as a blank: it is put back before an offset. */
const Time = z.preprocess(
  (value) => (typeof value === 'string' ? value.replace(/ (\d\d:?\d\d)$/, '+$1') : value),
  z.string().min(4).max(40),
)

export const StatesQuery = z.strictObject({
  indicator: Name.optional().describe('function.name, e.g. economy.gdp'),
  region: Name.optional().describe('adcode or station code'),
  category: Name.optional(),
  at: Time.optional().describe('an instant with offset; now when left out'),
})

export const SeriesQuery = z.strictObject({
  indicator: Name,
  region: Name,
  category: Name.optional(),
  from: Time.optional().describe('an instant, or a period as a reading names it'),
  to: Time.optional(),
  step: Name.optional().describe("a grain not finer than the indicator's"),
  last: z
    .string()
    .regex(/^\d{1,4}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.number().int().min(1).max(5000))
    .optional()
    .describe('the newest so many periods, instead of from and to'),
})

export const LineageQuery = z.strictObject({ indicator: Name, region: Name, category: Name.optional(), time: Time.optional() })

export const PreludeQuery = z.strictObject({ scene: Name.optional().describe('the first scene when left out, or where none has this id') })

export const IndexQuery = z.strictObject({ indicator: Name.describe('an index of indices.yaml, e.g. society.overall_index') })

export const AnalysisQuery = z.strictObject({
  format: z.enum(['json', 'csv']).optional().describe('json when left out; csv is of one table'),
  table: Name.optional().describe('the id of a table; `inputs`: the columns of the panel; `readings`: the indicators they are made of'),
  sheet: Name.optional().describe("one of the table's sheets; its main one when left out"),
})

export const NoQuery = z.strictObject({})

const reasonOf = (issue: z.core.$ZodIssue): Reason => {
  if (issue.code === 'unrecognized_keys') return 'unknown_field'
  if (issue.code !== 'invalid_type') return 'bad_value'
  return issue.message.includes('undefined') ? 'missing_field' : 'wrong_type'
}

/** A query string as its schema has it. An empty parameter is an absent one; an unknown or a repeated one is refused. */
export const parseQuery = <T extends z.ZodType>(schema: T, query: unknown): Reply<z.infer<T>> => {
  const sent = Object.fromEntries(Object.entries(query as Record<string, unknown>).filter(([, value]) => value !== ''))
  const read = schema.safeParse(sent)
  if (read.success) return given(read.data)
  const issue = read.error.issues[0]!
  const path = issue.code === 'unrecognized_keys' ? issue.keys[0]! : issue.path.join('.')
  const reason = reasonOf(issue)
  const message = { unknown_field: `unknown parameter "${path.slice(0, 60)}"`, missing_field: `parameter "${path}" is missing` }[
    reason as string
  ]
  return refused(reason, message ?? `${path}: ${issue.message}`, path)
}
