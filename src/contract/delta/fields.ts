import { LEVELS } from '../names.ts'
import { Basis, Freshness, QUALITIES, Trend } from '../state.ts'

/** How a field travels: as the difference of numbers, of instants, as plain text, or as its place in a list. */
export type Kind = 'number' | 'instant' | 'text' | readonly string[]
export interface Field {
  path: readonly string[]
  kind: Kind
}

const field = (path: string, kind: Kind): Field => ({ path: path.split('.'), kind })

/** What a state's change may be told by, the commonest first: the first seven cost no byte more. Any other change sends the state whole. */
export const FIELDS: readonly Field[] = [
  field('value', 'number'),
  field('knownAt', 'instant'),
  field('readAt', 'instant'),
  field('period.until', 'instant'),
  field('previous.value', 'number'),
  field('previous.period.until', 'instant'),
  field('trend', Trend.options),
  field('lastYear.value', 'number'),
  field('lastYear.period.until', 'instant'),
  field('level', LEVELS),
  field('levelSince', 'instant'),
  field('freshness', Freshness.options),
  field('coverage.have', 'number'),
  field('coverage.share', 'number'),
  field('check', 'number'),
  field('period.start', 'instant'),
  field('period.end', 'instant'),
  field('period.label', 'text'),
  field('previous.period.start', 'instant'),
  field('previous.period.end', 'instant'),
  field('previous.period.label', 'text'),
  field('previous.basis', Basis.options),
  field('lastYear.period.start', 'instant'),
  field('lastYear.period.end', 'instant'),
  field('lastYear.period.label', 'text'),
  field('lastYear.basis', Basis.options),
  field('quality', QUALITIES),
  field('coverage.of', 'number'),
  field('target.due', 'number'),
  field('dispute.value', 'number'),
  field('config', 'number'),
]
