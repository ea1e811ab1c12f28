/** A window that shows one of several slices of a wall, counted from the left. */
export interface Slice {
  at: number
  of: number
}

/** `1/3`; anything else is the whole wall. */
export const readSlice = (words: string | null): Slice | null => {
  const found = /^(\d{1,2})\/(\d{1,2})$/.exec(words ?? '')
  const [at, of] = [Number(found?.[1]), Number(found?.[2])]
  return found && of >= 2 && at >= 1 && at <= of ? { at, of } : null
}

/** The wall that a window is a slice of: its whole width, and how far the wall's middle lies right of the window's (px). */
export const wallOf = (width: number, slice: Slice | null): { width: number; middle: number } =>
  slice ? { width: width * slice.of, middle: width * (slice.of / 2 - slice.at + 0.5) } : { width, middle: 0 }

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/**
 * Where sheets and bars stand, in px of the window: the stage as far as this window shows it. A wall of three thirds keeps them
 * in the third that was touched last.
 */
export const overBox = (
  window: { width: number; height: number },
  stage: { width: number; height: number },
  slice: Slice | null,
  thirds: boolean,
  touched: number,
): Box => {
  const { middle } = wallOf(window.width, slice)
  const left = window.width / 2 + middle - stage.width / 2
  const top = (window.height - stage.height) / 2
  if (thirds && !slice) {
    const width = stage.width / 3
    const third = Math.min(2, Math.max(0, Math.floor((touched - left) / width)))
    return { left: left + third * width, top, width, height: stage.height }
  }
  const from = Math.max(0, left)
  const to = Math.min(window.width, left + stage.width)
  return { left: from, top, width: to - from, height: stage.height }
}
