import { textRoom } from '../textRoom.ts'

/** How goals are laid in a panel: columns, goals a page, figures shown of each, names of regions a figure. */
export interface GoalsFit {
  columns: number
  goals: number
  figures: number
  names: number
  wide: boolean
  /** The room of one figure's words: a name that needs more takes two lines. */
  room: number
  /** Units that each figure gets beyond what it needs. */
  air: number
}

/** A long unit takes two lines before its name does: what of it cannot be broken. */
const unitRoom = (unit: string): number => Math.max(...unit.split(/ |(?<=\/)(?!\d)/).map((part) => textRoom(part, 16)))

/** The least units of a figure's name, marks, value and unit on one line. */
export const needOf = (name: string, marks: number, value: string, unit: string): number =>
  textRoom(name, 17) + marks + textRoom(value, 32, 'figure') + unitRoom(unit) + 13

const HEAD = 34
const FIGURE = 67
const LINE = 22
const GAP = 28
/** Between two lines of goals. */
const BETWEEN = 8
const COLUMN = 300
const NARROW = 236
/** Of a goal's column: the indents of its figures. */
const INDENT = 26
/** A figure that stands too far from the next is no tree any more. */
const MOST_AIR = 26

interface Laid extends GoalsFit {
  all: boolean
}

const inLines = <T>(rows: readonly T[], columns: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / columns) }, (_, line) => rows.slice(line * columns, (line + 1) * columns))

const lay = (needs: readonly (readonly number[])[], width: number, height: number, columns: number): Laid => {
  const each = (width + GAP) / columns
  const room = each - GAP - INDENT
  const tall = (goal: readonly number[]): number => HEAD + goal.reduce((sum, need) => sum + FIGURE + (need > room ? LINE : 0), 0)
  const largest = Math.max(1, ...needs.map((goal) => goal.length))
  const fits = (count: number): boolean => needs.every((goal) => tall(goal.slice(0, count)) <= height)
  let figures = largest
  while (figures > 1 && !fits(figures)) figures -= 1
  const lines = inLines(
    needs.map((goal) => goal.slice(0, figures)),
    columns,
  ).map((line) => ({ high: Math.max(...line.map(tall)), rows: Math.max(...line.map((goal) => goal.length)) }))
  const highest = Math.max(HEAD, ...lines.map((line) => line.high))
  const filled = lines.reduce((sum, line) => sum + line.high, 0) + BETWEEN * Math.max(0, lines.length - 1)
  const whole = filled <= height
  const stand = whole ? lines.length : Math.max(1, Math.floor((height + BETWEEN) / (highest + BETWEEN)))
  const used = whole ? filled : stand * (highest + BETWEEN) - BETWEEN
  const rows = whole ? lines.reduce((sum, line) => sum + line.rows, 0) : stand * figures
  return {
    columns,
    goals: Math.max(1, Math.min(needs.length, columns * stand)),
    figures,
    names: each < 340 ? 1 : each < 460 ? 2 : 4,
    wide: each >= 380,
    room,
    air: Math.max(0, Math.min(MOST_AIR, Math.floor((height - used) / Math.max(1, rows)))),
    all: whole && figures === largest,
  }
}

/**
 * Columns as wide as they can be with all goals and figures on one page; where none does, the widest, a page at a time.
 * `needs`: the units that each figure's name, marks and value take on one line.
 */
export const fitGoals = (needs: readonly (readonly number[])[], width: number, height: number): GoalsFit => {
  const most = (column: number): number => Math.max(1, Math.min(needs.length, Math.floor((width + GAP) / column)))
  const tries = Array.from({ length: most(NARROW) - most(COLUMN) + 1 }, (_, at) => lay(needs, width, height, most(COLUMN) + at))
  const { all: _, ...fit } = tries.find((one) => one.all) ?? tries[0]!
  return fit
}
