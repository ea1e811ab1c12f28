import type { Said, Subject } from '../context.ts'
import { type FigurePlan, planFigure } from '../figurePlan.ts'

/** A figure on its way to the year's target; `share` and `tick` are shares of the arc. */
export interface GaugePlan {
  figure: FigurePlan
  kind: 'target' | 'limit' | 'none'
  share: number
  tick: number | null
  /** The share of the target reached (of the limit used up), as words. */
  done: string
  /** What the path asks for by now, as words; empty where it does not say. */
  due: string
  /** By how much ahead or behind, as words. */
  gap: string
  bad: boolean
}

/** The limit stands at three quarters of the arc. */
const LIMIT_AT = 0.75
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
const clipped = (share: number): number => Math.max(0, Math.min(1, share))

export const planGauge = (subject: Subject, name: string, said: Said): GaugePlan => {
  const figure = planFigure(subject, name, said)
  const { target } = figure
  const declared = subject.state?.target
  if (!target || !declared || declared.value <= 0)
    return { figure, kind: 'none', share: 0, tick: null, done: '', due: '', gap: '', bad: false }
  const due = target.due === null ? '' : percent(target.due)
  if (declared.kind === 'limit') {
    return {
      figure,
      kind: 'limit',
      share: clipped(target.done * LIMIT_AT),
      tick: LIMIT_AT,
      done: percent(target.done),
      due: target.due === 1 ? '' : due,
      gap: target.gap,
      bad: target.done > 1,
    }
  }
  return {
    figure,
    kind: 'target',
    share: clipped(target.done),
    tick: target.due === null ? null : clipped(target.due),
    done: percent(target.done),
    due,
    gap: target.gap,
    bad: target.due !== null && target.done < target.due,
  }
}

/** A point on an arc open at the bottom: `share` 0 is its left end, 1 its right one. Angles of 240°, in units around (0, 0). */
export const onArc = (share: number, radius: number): [x: number, y: number] => {
  const angle = ((150 + 240 * share) * Math.PI) / 180
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** The path of the arc between two shares. */
export const arcPath = (from: number, to: number, radius: number): string => {
  if (to <= from) return ''
  const [x1, y1] = onArc(from, radius)
  const [x2, y2] = onArc(to, radius)
  return `M${x1.toFixed(2)} ${y1.toFixed(2)}A${radius} ${radius} 0 ${(to - from) * 240 > 180 ? 1 : 0} 1 ${x2.toFixed(2)} ${y2.toFixed(2)}`
}
