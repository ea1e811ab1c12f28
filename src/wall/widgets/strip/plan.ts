import type { PanelOf } from '#contract/scene.ts'
import type { Said, Subject } from '../context.ts'
import { type FigurePlan, planFigure } from '../figurePlan.ts'

export interface StripRow {
  key: string
  name: string
  figure: FigurePlan
  /** The tags that are not everybody's: 模拟 stands once in the foot. */
  tags: string[]
}

/** Figures that all stand against a target are set as progress: a bar, and where the path should be by now. */
export const areTargets = (rows: readonly StripRow[]): boolean =>
  rows.length > 1 && rows.every((row) => row.figure.target !== null && row.figure.target.done > 0)

/** The share of the target reached, as words. */
export const doneWords = (done: number): string => `${(done * 100).toFixed(1)}%`

/** Key figures side by side: each with its name, value, and change or what is wrong with its link. */
export const planStrip = (
  figures: PanelOf<'strip'>['options']['figures'],
  subjectOf: (indicator: string, category?: string) => Subject | null,
  said: Said,
): StripRow[] =>
  figures.flatMap(({ indicator, category }) => {
    const subject = subjectOf(indicator, category)
    if (!subject) return []
    const declared = subject.indicator
    const closed = declared.categories?.kind === 'closed' ? declared.categories.list.find((one) => one.id === category)?.title : undefined
    const title = (declared.short ?? declared.title)[said.language]
    const name = category === undefined ? title : `${title} · ${closed ? closed[said.language] : category}`
    const figure = planFigure(subject, name, said)
    const common = said.language === 'zh' ? '模拟' : 'simulated'
    return [{ key: `${indicator}|${category ?? ''}`, name, figure, tags: figure.tags.filter((tag) => tag !== common) }]
  })
