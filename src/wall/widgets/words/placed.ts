import { textWidth } from '../../charts/layout.ts'

export interface Sized {
  readonly text: string
  /** px */
  readonly size: number
}
/** A text's middle in px from the top left corner. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly size: number
}

interface Held {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const LINE = 1.18
const AIR = 0.28
/** How far apart two tries along the spiral are, and how far it winds outward in one turn, px where the least word is 16. */
const STEP = 7
const TURN = 14

const overlaps = (a: Held, b: Held): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Words along one spiral from the middle, in the order given, each at the first place that is free; null where none is. The same words always lie the same. */
export const placed = (words: readonly Sized[], width: number, height: number): (Placed | null)[] => {
  const taken: Held[] = []
  /** Half sizes that found no place: what is no smaller will not either. */
  const refused: (readonly [half: number, tall: number])[] = []
  const grain = Math.min(...words.map((one) => one.size)) / 16
  const turn = TURN * grain
  const flat = height / width
  const reach = Math.hypot(width, height) / 2
  const turns = (reach / turn) * 2 * Math.PI * Math.max(1, Math.sqrt(1 / flat))

  return words.map(({ text, size }) => {
    const half = (textWidth(text, size) + AIR * size) / 2
    const tall = (size * LINE) / 2
    if (half > width / 2 || tall > height / 2) return null
    if (refused.some(([wide, high]) => half >= wide && tall >= high)) return null
    let angle = 0
    // What was in the way of the last try is most likely in the way of the next.
    let blocking: Held | undefined
    while (angle <= turns) {
      const radius = (turn * angle) / (2 * Math.PI)
      const x = width / 2 + radius * Math.cos(angle)
      const y = height / 2 + radius * Math.sin(angle) * Math.min(1, flat * 1.15)
      angle += (STEP * grain) / Math.max(radius, STEP * 2 * grain)
      const box: Held = { left: x - half, right: x + half, top: y - tall, bottom: y + tall }
      if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height) continue
      if (blocking !== undefined && overlaps(box, blocking)) continue
      blocking = taken.find((other) => overlaps(box, other))
      if (blocking !== undefined) continue
      taken.push(box)
      return { x, y, size }
    }
    refused.push([half, tall])
    return null
  })
}
