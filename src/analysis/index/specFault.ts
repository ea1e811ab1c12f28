import { unfit } from '../finding.ts'
import type { Panel } from '../panel.ts'
import { NORMALISATIONS, WEIGHTINGS, type FullSpec } from './spec.ts'

type Fault = ReturnType<typeof unfit>

const CHOICES = {
  normalise: NORMALISATIONS,
  weighting: WEIGHTINGS,
  over: ['period', 'panel'],
  weightsOver: ['period', 'panel'],
  within: ['all', 'functions'],
  scoreFrom: ['normalised', 'shifted', 'shares'],
  aggregate: ['weighted_sum', 'topsis'],
  distance: ['inside', 'before'],
  missing: ['leave_out', 'refuse'],
} as const satisfies Partial<Record<keyof FullSpec, readonly string[]>>

const choiceFault = (spec: FullSpec): Fault | null => {
  for (const [name, choices] of Object.entries(CHOICES)) {
    const chosen = spec[name as keyof typeof CHOICES]
    if (!(choices as readonly string[]).includes(chosen))
      return unfit('bad_option', `${name} is ${chosen}: one of ${choices.join(', ')}`, name)
  }
  if (!Number.isFinite(spec.shift) || spec.shift < 0) return unfit('bad_option', `a shift of ${spec.shift}`, 'shift')
  if (!(spec.stretch > 0 && spec.stretch < Infinity)) return unfit('bad_option', `a stretch of ${spec.stretch}`, 'stretch')
  return null
}

/** What is wrong with an index spec before any figure is looked at; null when nothing is. */
export const specFault = (spec: FullSpec, panel: Panel): Fault | null => {
  const { members } = spec
  if (members.length === 0) return unfit('too_few_members', 'an index wants a member')
  const names = members.map(({ id }) => id)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return unfit('duplicate_member', `${twice} is a member twice`, twice)
  const unknown = names.find((name) => !Object.hasOwn(panel.columns, name))
  if (unknown !== undefined) return unfit('unknown_member', `the panel has no ${unknown}`, unknown)
  const lost = members.find(({ better }) => better !== 'higher' && better !== 'lower')
  if (lost !== undefined) return unfit('bad_option', `${lost.id} says neither higher nor lower is better`, lost.id)
  return choiceFault(spec)
}
