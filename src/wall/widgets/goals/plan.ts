import { type Level, LEVELS } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import type { OptionsOf } from '#contract/widgets.ts'
import type { Said, Subject } from '../context.ts'
import { figureName } from '../figureName.ts'
import { type FigurePlan, planFigure } from '../figurePlan.ts'

/** A child region under a figure. */
export interface GoalPart {
  region: string
  /** `missing`: reported nothing, or its link is lost. */
  level: Level | 'missing'
}
export interface GoalFigure {
  key: string
  indicator: string
  name: string
  figure: FigurePlan
  /** Every child region that the figure has, in official order. */
  parts: GoalPart[]
  /** Those at a level, the gravest first. */
  bad: GoalPart[]
  tags: string[]
}
export interface Goal {
  title: string
  /** The gravest of its figures. */
  level: Level
  ok: number
  bad: number
  figures: GoalFigure[]
}

const weight = (level: Level | 'missing'): number => (level === 'missing' ? -1 : LEVELS.indexOf(level))
const partOf = (state: State): GoalPart => ({
  region: state.region,
  level: state.value === null || state.freshness === 'lost' ? 'missing' : state.level,
})

/** Goals, their figures, and the child regions of each figure. */
export const planGoals = (
  goals: OptionsOf<'goals'>['goals'],
  subjectOf: (indicator: string, category?: string) => Subject | null,
  childrenOf: (indicator: string, category?: string) => readonly State[],
  said: Said,
): Goal[] =>
  goals.map(({ title, figures }) => {
    const rows = figures.flatMap(({ indicator, category, title: own }): GoalFigure[] => {
      const subject = subjectOf(indicator, category)
      if (!subject) return []
      const name = figureName(subject.indicator, category, own, said.language)
      const figure = planFigure(subject, name, said)
      const parts = childrenOf(indicator, category).map(partOf)
      const common = said.language === 'zh' ? '模拟' : 'simulated'
      return [
        {
          key: `${indicator}|${category ?? ''}`,
          indicator,
          name,
          figure,
          parts,
          tags: figure.tags.filter((tag) => tag !== common),
          bad: parts.filter((part) => weight(part.level) > 0).sort((a, b) => weight(b.level) - weight(a.level)),
        },
      ]
    })
    const levels = rows.map((row) => row.figure.level)
    return {
      title: title[said.language],
      level: [...levels].sort((a, b) => LEVELS.indexOf(b) - LEVELS.indexOf(a))[0] ?? 'normal',
      ok: levels.filter((level) => level === 'normal').length,
      bad: levels.filter((level) => level !== 'normal').length,
      figures: rows,
    }
  })
