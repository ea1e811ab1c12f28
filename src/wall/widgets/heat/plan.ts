import { worst } from '#analysis/levels.ts'
import type { Indicator } from '#contract/indicator.ts'
import { LEVELS, type Level } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import { bareIn, type EyeScale, eyeScale, MISSING } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import { HEAT_WORDS } from './words.ts'

export interface HeatColumn {
  readonly indicator: Indicator
  readonly name: string
}

export interface HeatRow {
  readonly key: string
  readonly name: string
  /** By column. */
  readonly states: readonly (State | undefined)[]
}

export interface HeatAsk {
  readonly columns: readonly HeatColumn[]
  /** In official order. */
  readonly rows: readonly HeatRow[]
  /** Rows there is room for. */
  readonly room: number
  /** Which page, counted on without end. */
  readonly page: number
  readonly language: Language
}

export interface PlannedHeatCell {
  /** Without its unit. */
  readonly figure: string
  /** Step of the ramp, 0 to 6; null is missing. */
  readonly step: number | null
  readonly level: Level
  readonly reason: string
}

export interface HeatPlan {
  readonly columns: readonly { readonly name: string; readonly unit: string }[]
  readonly rows: readonly { readonly key: string; readonly name: string; readonly cells: readonly PlannedHeatCell[] }[]
  /** Levels that stand in the table, the mildest first. */
  readonly levels: readonly Level[]
  readonly missing: boolean
  readonly from: number
  readonly all: number
}

const STEPS = 7
const standing = (state: State | undefined): number | null => (state && state.freshness !== 'lost' ? state.value : null)

/** Each value by its place between the lowest and the highest of all rows in its column; where all are one, the middle. */
const stepsOf = (values: readonly (number | null)[]): (number | null)[] => {
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return values.map((value) => {
    if (value === null) return null
    if (low === high) return (STEPS - 1) / 2
    return Math.min(STEPS - 1, Math.floor(((value - low) / (high - low)) * STEPS))
  })
}

const gravity = (row: HeatRow): number => {
  const levels = row.states.map((state) => LEVELS.indexOf(state?.level ?? 'normal'))
  return Math.max(0, ...levels) * 100 + levels.filter((level) => level > 0).length
}

/** Null: nothing has a value. Rows that do not fit are paged, those at the gravest levels first; the colours are of all rows. */
export const planHeat = ({ columns, rows, room, page, language }: HeatAsk): HeatPlan | null => {
  if (rows.every((row) => row.states.every((state) => standing(state) === null))) return null
  const fits = rows.length <= room
  const sorted = fits ? rows : [...rows].sort((a, b) => gravity(b) - gravity(a) || rows.indexOf(a) - rows.indexOf(b))
  const pages = Math.max(1, Math.ceil(rows.length / Math.max(1, room)))
  // The last page is full too: a page of one row would look like a fault.
  const from = fits ? 0 : Math.min((page % pages) * room, rows.length - room)
  const scales = columns.map(({ indicator }, at): EyeScale =>
    eyeScale(Math.max(0, ...rows.map((row) => Math.abs(standing(row.states[at]) ?? 0))), indicator, language),
  )
  const steps = columns.map((_, at) => stepsOf(sorted.map((row) => standing(row.states[at]))))
  const words = HEAT_WORDS[language]
  const shown = sorted.slice(from, from + Math.max(1, room)).map((row, index) => ({
    key: row.key,
    name: row.name,
    cells: columns.map((_, at): PlannedHeatCell => {
      const state = row.states[at]
      const value = standing(state)
      return {
        figure: value === null ? MISSING : bareIn(value, scales[at]!),
        step: steps[at]![from + index]!,
        level: value === null ? 'normal' : state!.level,
        reason: value !== null ? '' : state?.freshness === 'lost' ? words.lost : words.missing,
      }
    }),
  }))
  const cells = shown.flatMap((row) => row.cells)
  return {
    columns: columns.map(({ name }, at) => ({ name, unit: scales[at]!.unit })),
    rows: shown,
    from,
    all: rows.length,
    levels: LEVELS.filter((level) => level !== 'normal' && cells.some((cell) => cell.level === level)),
    missing: cells.some((cell) => cell.step === null),
  }
}

/** The words of a heat table for those who cannot see it: what stands at a level, gravest first, then the rest of the rows shown. */
export const heatText = (title: string, plan: HeatPlan | null, none: string, language: Language): string => {
  if (plan === null) return `${title}: ${none}`
  const rows = plan.rows.map((row) => {
    const cells = row.cells.map((cell, at) => {
      const { name, unit } = plan.columns[at]!
      const value = cell.step === null ? cell.reason : `${cell.figure}${unit === '' ? '' : ` ${unit}`}`
      return `${name} ${value}${cell.level === 'normal' ? '' : ` ${levelWords(cell.level, language)}`}`
    })
    return { level: LEVELS.indexOf(worst(row.cells.map((cell) => cell.level))), text: `${row.name} ${cells.join(', ')}` }
  })
  return `${title}: ${rows
    .sort((a, b) => b.level - a.level)
    .map((row) => row.text)
    .join('; ')}`
}
