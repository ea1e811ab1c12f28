/** How goals are laid in a panel: columns, goals a page, figures shown of each, names of regions a figure. */
export interface GoalsFit {
  columns: number
  goals: number
  figures: number
  names: number
  wide: boolean
}

const HEAD = 42
const FIGURE = 66
const COLUMN = 300

/** The room of one goal's figures: its column without indents. */
export const figureRoom = (goals: number, width: number): number => width / columnsFor(goals, width) - 28 - 26

const columnsFor = (goals: number, width: number): number => Math.max(1, Math.min(goals, Math.floor((width + 28) / COLUMN)))

/** The most goals that fit with all their figures; a goal too large for a page of its own shows its first figures. In units. */
export const fitGoals = (figures: readonly number[], width: number, height: number, twoLines = false): GoalsFit => {
  const pitch = FIGURE + (twoLines ? 22 : 0)
  const columns = columnsFor(figures.length, width)
  const largest = Math.max(1, ...figures)
  const most = Math.max(1, Math.floor((height - HEAD) / pitch))
  const lines = Math.max(1, Math.floor(height / (HEAD + pitch * Math.min(largest, most))))
  const each = width / columns
  return {
    columns,
    goals: Math.max(1, Math.min(figures.length, columns * lines)),
    figures: Math.min(largest, most),
    names: each < 340 ? 1 : each < 460 ? 2 : 4,
    wide: each >= 380,
  }
}
