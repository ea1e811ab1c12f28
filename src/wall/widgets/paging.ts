/** One page of a list that is too long: which rows stand, from where to where (counted from 1), of how many. */
export interface Page<T> {
  rows: T[]
  from: number
  to: number
  all: number
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

/** How many a page should hold so that pages are about even, each of at most `most`. */
export const evenly = (all: number, most: number): number => {
  const pages = Math.max(1, Math.ceil(all / most))
  return Math.max(1, Math.ceil(all / pages))
}

type Say = (key: string, named: Record<string, number>) => string

/** 共 5 项; 前 6 项，共 8; 第 7–8 项，共 8; 第 8 项，共 8. */
export const pageWords = ({ from, to, all }: Pick<Page<unknown>, 'from' | 'to' | 'all'>, say: Say): string => {
  if (from <= 1 && to >= all) return say('panel.all', { all })
  if (from === 1) return say('panel.top', { rows: to, all })
  return from === to ? say('panel.one', { at: from, all }) : say('panel.page', { from, to, all })
}
