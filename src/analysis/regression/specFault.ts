import { unfit } from '../finding.ts'
import { EFFECTS, ERRORS, SMALL_SAMPLES, type FullRegressionSpec } from './spec.ts'

const CHOICES = { effects: EFFECTS, errors: ERRORS, smallSample: SMALL_SAMPLES, components: ['exact', 'harmonic'] } as const

/** What is wrong with a regression's spec before any figure is looked at; null when nothing is. */
export const regressionFault = (spec: FullRegressionSpec): ReturnType<typeof unfit> | null => {
  for (const [name, choices] of Object.entries(CHOICES)) {
    const chosen = spec[name as keyof typeof CHOICES]
    if (!(choices as readonly string[]).includes(chosen))
      return unfit('bad_option', `${name} is ${chosen}: one of ${choices.join(', ')}`, name)
  }
  if ((spec.smallSample === 'hc2' || spec.smallSample === 'hc3') && spec.errors !== 'robust')
    return unfit('bad_option', `${spec.smallSample} is for robust errors, not ${spec.errors} ones`, 'smallSample')
  if (!(spec.level > 0 && spec.level < 1)) return unfit('bad_option', `a level of ${spec.level}`, 'level')
  if (spec.x.length === 0) return unfit('too_few_members', 'a regression wants a regressor')
  const all = [spec.y, ...spec.x]
  const twice = all.find((name, at) => all.indexOf(name) !== at)
  return twice === undefined ? null : unfit('duplicate_member', `${twice} is there twice`, twice)
}
