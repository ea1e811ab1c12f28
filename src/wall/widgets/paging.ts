/** One page of a list that is too long: which rows stand, from where to where (counted from 1), of how many. */
export interface Page<T> {
  rows: T[]
  from: number
  to: number
  all: number
  /** How many of the first rows stand above them on every page. */
  stay?: number
}

/** Every page stands so long, ms. */
export const PAGE_STANDS = 12_000

/** How many rows each page holds: as many as fit in `room`, at least one and never more than `most`. */
export const pagesFor = (heights: readonly number[], room: number, most: number): number[] => {
  const pages: number[] = []
  let left = 0
  for (const height of heights) {
    const last = pages.length - 1
    if (last >= 0 && pages[last]! < most && height <= left) {
      pages[last]! += 1
      left -= height
    } else {
      pages.push(1)
      left = room - height
    }
  }
  return pages
}

/** The page that stands at a turn; turns go round. Every page holds `most`, or as many as the list of pages says. */
export const pageOf = <T>(all: readonly T[], most: number | readonly number[], turn: number): Page<T> => {
  const sizes =
    typeof most === 'number'
      ? Array.from({ length: Math.max(1, Math.ceil(all.length / most)) }, () => most)
      : most.length > 0
        ? most
        : [all.length]
  const at = turn % sizes.length
  const start = sizes.slice(0, at).reduce((sum, size) => sum + size, 0)
  const rows = all.slice(start, start + sizes[at]!)
  return { rows, from: rows.length === 0 ? 0 : start + 1, to: start + rows.length, all: all.length }
}

/** A last page with room to spare begins earlier: no panel stands half empty because few are left. */
export const filledBack = <T>(page: Page<T>, all: readonly T[], heights: readonly number[], room: number, most: number): Page<T> => {
  if (page.to < page.all || page.from <= 1) return page
  let left = room - heights.slice(page.from - 1).reduce((sum, height) => sum + height, 0)
  let from = page.from
  while (from > 1 && page.to - from + 1 < most && heights[from - 2]! <= left) {
    from -= 1
    left -= heights[from - 1]!
  }
  return { ...page, rows: all.slice(from - 1), from }
}

/** The first `stay` rows above a page of those that follow them. */
export const withStaying = <T>(page: Page<T>, all: readonly T[], stay: number): Page<T> => ({
  rows: [...all.slice(0, stay), ...page.rows],
  from: page.from + stay,
  to: page.to + stay,
  all: all.length,
  stay,
})

/** How many a page should hold so that pages are about even, each of at most `most`. */
export const evenly = (all: number, most: number): number => {
  const pages = Math.max(1, Math.ceil(all / most))
  return Math.max(1, Math.ceil(all / pages))
}

type Say = (key: string, named: Record<string, number | string>) => string

const span = (from: number, to: number): string => (to < from ? '' : from === to ? String(from) : `${from}–${to}`)

/** 共 5 项; 前 6 项，共 8; 第 7–8 项，共 8; 第 8 项，共 8; 第 1、7–8 项，共 8 where the first stays. */
export const pageWords = ({ from, to, all, stay = 0 }: Pick<Page<unknown>, 'from' | 'to' | 'all' | 'stay'>, say: Say): string => {
  const first = from <= stay + 1 ? 1 : from
  if (first <= 1 && to >= all) return say('panel.all', { all })
  if (first === 1) return say('panel.top', { rows: to, all })
  const parts = [span(1, stay), span(from, to)].filter((part) => part !== '')
  if (stay > 0) return say('panel.parts', { parts: parts.join(say('panel.and', {})), all })
  return from === to ? say('panel.one', { at: from, all }) : say('panel.page', { from, to, all })
}
