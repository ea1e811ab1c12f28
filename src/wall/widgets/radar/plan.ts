import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { Base, State } from '#contract/state.ts'
import { CHART_WORDS } from '../../charts/words.ts'
import { eyeScale, figureIn } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'

export interface RadarSource {
  readonly name: string
  readonly indicator: Indicator
  readonly state: State | undefined
}

export interface PlannedSpoke {
  readonly name: string
  /** Without unit; "—" where there is no value. */
  readonly figure: string
  /** 0 at the centre, 1 at the rim; null is missing. */
  readonly reach: number | null
  readonly before: number | null
  readonly level: Level
  /** The level's word; of a missing value, that it is missing. */
  readonly levelText: string
}

export interface RadarPlan {
  readonly spokes: readonly PlannedSpoke[]
  readonly unit: string
  readonly max: number
  /** With what the shadow compares, where every base is of one kind. */
  readonly base: { readonly base: Base; readonly indicator: Indicator } | null
}

const share = (value: number | null | undefined, max: number): number | null =>
  value == null ? null : Math.min(1, Math.max(0, value / max))

/** Null: no spoke has a value. */
export const planRadar = (sources: readonly RadarSource[], max: number, language: Language): RadarPlan | null => {
  if (sources.every((one) => one.state?.value == null)) return null
  const spokes = sources.map(({ name, indicator, state }): PlannedSpoke => {
    const scale = eyeScale(max, indicator, language)
    const { whole, fraction } = figureIn(state?.value, scale)
    const level = state?.level ?? 'normal'
    return {
      name,
      figure: `${whole}${fraction}`,
      reach: share(state?.value, max),
      before: share(state?.previous?.value, max),
      level,
      levelText: state?.value == null ? CHART_WORDS[language].missing : levelWords(level, language),
    }
  })
  const lead = sources.find((one) => one.state?.previous)
  const base = lead?.state?.previous ?? null
  const alike = sources.every((one) => (one.state?.previous?.basis ?? base?.basis) === base?.basis)
  return {
    spokes,
    unit: eyeScale(max, sources[0]!.indicator, language).unit,
    max,
    base: base && alike && lead ? { base, indicator: lead.indicator } : null,
  }
}

/** The words of a radar for those who cannot see it. */
export const radarText = (title: string, plan: RadarPlan | null, none: string): string =>
  plan === null
    ? `${title}: ${none}`
    : `${title}: ${plan.spokes.map((one) => `${one.name} ${one.figure}${plan.unit === '' ? '' : ` ${plan.unit}`} ${one.levelText}`).join('; ')}`
