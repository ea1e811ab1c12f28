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

/** Where a label stands: its left edge and its middle, and where a line from its point meets it if it stands away. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly leader: readonly [x: number, y: number] | null
}

/** Points that a label may lie on. */
const MOST_COVERED = 1

export const meets = (a: Box, b: Box): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
const inside = (a: Box, b: Box): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom

const beside = ({ x, y, r, width }: Wish, height: number): Pick<Placed, 'x' | 'y'>[] => {
  const away = r + height * 0.2
  const [side, over] = [height * 0.62, r + height * 0.6]
  return [
    { x: x + away, y },
    { x: x - away - width, y },
    { x: x + away, y: y - side },
    { x: x + away, y: y + side },
    { x: x - away - width, y: y - side },
    { x: x - away - width, y: y + side },
    { x: x - width / 2, y: y - over },
    { x: x - width / 2, y: y + over },
  ]
}

/** How far off a label may stand, in its height, and in which directions: up first, where a crowd at an axis leaves room. */
const AWAY = [1.7, 2.6, 3.6]
const TURNS = [-70, -110, -40, -140, -15, -165, 15, 165, 40, 140, 70, 110]

const away = ({ x, y, r, width }: Wish, height: number): Placed[] =>
  AWAY.flatMap((times) =>
    TURNS.map((turn): Placed => {
      const [right, down] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
      const end: [number, number] = [x + right * (r + times * height), y + down * (r + times * height)]
      return { x: right >= 0 ? end[0] + 2 : end[0] - 2 - width, y: end[1], leader: end }
    }),
  )

const places = (wish: Wish, height: number): Placed[] => [
  ...beside(wish, height).map((at) => ({ ...at, leader: null })),
  ...away(wish, height),
]

/**
 * A place for each label in the order wished, beside its point or on a leader from it, within the bounds, over no other label and
 * no obstacle, and over one other point at most. Null: there is none, and it is not shown.
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
