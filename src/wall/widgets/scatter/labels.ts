/** A rectangle in px. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Wish {
  readonly x: number
  readonly y: number
  /** Radius of its mark. */
  readonly r: number
  readonly width: number
}

/** Where a label stands: its left edge and its middle. */
export interface Placed {
  readonly x: number
  readonly y: number
}

/** Points that a label may lie on. */
const MOST_COVERED = 1

export const meets = (a: Box, b: Box): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
const inside = (a: Box, b: Box): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom

const places = ({ x, y, r, width }: Wish, height: number): Placed[] => {
  const away = r + height * 0.2
  const [beside, over] = [height * 0.62, r + height * 0.6]
  return [
    { x: x + away, y },
    { x: x - away - width, y },
    { x: x + away, y: y - beside },
    { x: x + away, y: y + beside },
    { x: x - away - width, y: y - beside },
    { x: x - away - width, y: y + beside },
    { x: x - width / 2, y: y - over },
    { x: x - width / 2, y: y + over },
  ]
}

/**
 * A place for each label in the order wished, beside its point and within the bounds, over no other label and no obstacle, and
 * over one other point at most. Null: there is none, and it is not shown.
 */
export const placeLabels = (
  wishes: readonly Wish[],
  height: number,
  points: readonly Box[],
  obstacles: readonly Box[],
  bounds: Box,
): (Placed | null)[] => {
  const taken: Box[] = [...obstacles]
  return wishes.map((wish) => {
    const boxOf = (at: Placed): Box => ({ left: at.x, top: at.y - height / 2, right: at.x + wish.width, bottom: at.y + height / 2 })
    const free = places(wish, height).filter((at) => inside(boxOf(at), bounds) && !taken.some((one) => meets(boxOf(at), one)))
    const covered = free.map((at) => points.filter((one) => meets(boxOf(at), one)).length)
    const least = Math.min(...covered)
    const found = least <= MOST_COVERED ? free[covered.indexOf(least)]! : null
    if (found !== null) taken.push(boxOf(found))
    return found
  })
}
