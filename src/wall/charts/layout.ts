import type { Size } from './option.ts'

/** The plot of a chart in px of its canvas. */
export interface Plot {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f—]/
const FLAT = /[\s.,:;'’|ijlI·]/
const NARROW = /[frt1()/−-]/
const BROAD = /[mwMW%@]/
const SMALL = /[a-z]/
const CAPITAL = /[A-Z&]/

const ems = (letter: string): number => {
  if (WIDE.test(letter)) return 1
  if (FLAT.test(letter)) return 0.3
  if (NARROW.test(letter)) return 0.42
  if (BROAD.test(letter)) return 0.9
  if (SMALL.test(letter)) return 0.54
  return CAPITAL.test(letter) ? 0.68 : 0.58
}

/** About how wide a text will be, for gutters: a Chinese character is one em. */
export const textWidth = (text: string, size: number): number => [...text].reduce((sum, letter) => sum + ems(letter), 0) * size

export interface Gutters {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const plotIn = (size: Size, { left, top, right, bottom }: Gutters): Plot => ({
  left: Math.round(left),
  top: Math.round(top),
  right: Math.max(Math.round(left) + 1, Math.round(size.width - right)),
  bottom: Math.max(Math.round(top) + 1, Math.round(size.height - bottom)),
})

/** A position in [low, high] as px between `from` and `to`. */
export const along = (value: number, low: number, high: number, from: number, to: number): number =>
  from + ((value - low) / (high - low)) * (to - from)

/** Positions as near to the wanted ones as a least distance and the bounds allow, in the order given. */
export const spread = (wanted: readonly number[], gap: number, low: number, high: number): number[] => {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!)
  const placed: { at: number; members: number[] }[] = []
  const room = (count: number): number => (count - 1) * gap
  const bound = (at: number, count: number): number => Math.max(low, Math.min(at, high - room(count)))
  const settle = (members: number[]): number => {
    const mean = members.reduce((sum, member, place) => sum + wanted[member]! - place * gap, 0) / members.length
    return bound(mean, members.length)
  }
  for (const index of order) {
    let cluster = { members: [index], at: settle([index]) }
    for (let before = placed.at(-1); before && before.at + room(before.members.length) + gap > cluster.at; before = placed.at(-1)) {
      placed.pop()
      const members = [...before.members, ...cluster.members]
      cluster = { members, at: settle(members) }
    }
    placed.push(cluster)
  }
  const positions: number[] = []
  for (const { members, at } of placed) members.forEach((member, place) => (positions[member] = at + place * gap))
  return positions
}
