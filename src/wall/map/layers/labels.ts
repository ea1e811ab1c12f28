import type { Point } from '../engine.ts'
import { type Box, boxOf, holds, overlaps } from '../rings.ts'
import { around, type Form, type Label, type LabelWish, type Place, shareInside, sizeOf } from './labelBox.ts'
import { type Beside, beside, SEATINGS } from './leaders.ts'

const OFFSETS: readonly Point[] = [0, 6, 12, 18, 25, 33, 42, 52].flatMap((radius): Point[] =>
  radius === 0
    ? [[0, 0]]
    : Array.from({ length: 12 }, (_, at): Point => [Math.sin((at * Math.PI) / 6) * radius, Math.cos((at * Math.PI) / 6) * radius * 0.9]),
)
interface Pass {
  form: Form
  share: number
}
/** A label that must be seen and has less of its own unit under it would be read as another's: it goes beside, with a leader. */
const ITS_OWN = 0.2
/** A label that must be seen prefers to stay near over staying inside. */
const MUST: readonly Pass[] = [
  { form: 'two', share: 0.5 },
  { form: 'one', share: 0.6 },
  { form: 'two', share: 0.2 },
]
const PASSES: readonly Pass[] = [
  { form: 'two', share: 0.85 },
  { form: 'one', share: 0.85 },
  { form: 'two', share: 0.66 },
  { form: 'name', share: 0.8 },
  { form: 'name', share: 0.5 },
]

/** The first place, nearest first, that is wholly inside; else the best of those inside enough. Shares are counted once a form. */
const onUnit = (wish: LabelWish, free: (box: Box) => boolean): Place | null => {
  const known = new Map<string, Place | null>()
  const placeAt = (form: Form, at: number): Place | null => {
    const key = `${form}${at}`
    const found = known.get(key)
    if (found !== undefined) return found
    const [width, height] = sizeOf(wish, form)
    const [dx, dy] = OFFSETS[at]!
    const point: Point = [wish.at[0] + dx, wish.at[1] + dy]
    const box = around(point, width, height)
    const place = free(box) ? { form, at: point, box, share: shareInside(box, wish.polygons) } : null
    known.set(key, place)
    return place
  }
  const scan = ({ form, share }: Pass): Place | null => {
    let best: Place | null = null
    for (let at = 0; at < OFFSETS.length; at += 1) {
      const place = placeAt(form, at)
      if (!place || place.share < share) continue
      if (place.share === 1 || wish.must) return place
      if (!best || place.share > best.share + 0.1) best = place
    }
    return best
  }
  const all = wish.must ? [...MUST, ...PASSES] : PASSES
  for (const pass of all) {
    if (wish.value === null && pass.form !== 'name') continue
    const place = scan(pass)
    if (place) return place
  }
  return wish.must ? (scan({ form: wish.value === null ? 'name' : 'two', share: 0 }) ?? scan({ form: 'name', share: 0 })) : null
}

/**
 * Places labels one after the other: the higher priority first, then the larger unit. Name and value, in one or two lines, then
 * the name alone, then beside the unit with a leader, then not at all: no two labels and no obstacle ever overlap.
 */
export const placeLabels = (wishes: readonly LabelWish[], bounds: Box, obstacles: readonly Box[]): Label[] => {
  const taken: Box[] = [...obstacles]
  const points = wishes
    .filter((wish) => wish.leader)
    .map(({ code, at: [x, y] }) => ({ code, box: [x - 4, y - 4, x + 4, y + 4] satisfies Box }))
  const freeFor =
    (code: string) =>
    (box: Box): boolean =>
      holds(bounds, box) &&
      !taken.some((other) => overlaps(other, box)) &&
      !points.some((point) => point.code !== code && overlaps(point.box, box))
  const extents = wishes.map((wish) => boxOf(wish.polygons.flat()))
  const land = (box: Box): number =>
    Math.min(
      1,
      wishes.reduce((share, wish, at) => share + (overlaps(extents[at]!, box) ? shareInside(box, wish.polygons) : 0), 0),
    )
  const labels: Label[] = []
  const put = (wish: LabelWish, place: Place, leader: Label['leader']): void => {
    taken.push(place.box)
    const value = place.form === 'name' ? null : wish.value
    labels.push({
      code: wish.code,
      form: place.form,
      name: wish.name,
      value,
      size: wish.size,
      at: place.at,
      box: place.box,
      inside: place.share === 1,
      leader,
    })
  }
  const order = [...wishes].sort((a, b) => b.priority - a.priority || b.area - a.area || a.code.localeCompare(b.code))
  const small: LabelWish[] = []
  for (const wish of order) {
    const place = onUnit(wish.leader ? { ...wish, must: false } : wish, freeFor(wish.code))
    const beside = wish.leader
      ? !place || place.share < (wish.whole ? 1 : 0.66) || place.form === 'name'
      : wish.from !== undefined && (place?.share ?? 0) < ITS_OWN
    if (beside) small.push(wish)
    else if (place) put(wish, place, null)
  }
  const seated = [...taken]
  const attempts = SEATINGS.map((bySeat) => {
    const found = new Map<LabelWish, Beside>()
    taken.splice(0, taken.length, ...seated)
    for (const wish of [...small].sort(bySeat)) {
      const leaders = [...found].map(([one, { to }]) => ({ from: one.at, to }))
      const others = points.filter((point) => point.code !== wish.code).map((point) => point.box)
      const one = beside(wish, { free: freeFor(wish.code), land, taken, leaders, points: others })
      if (!one) continue
      found.set(wish, one)
      taken.push(one.place.box)
    }
    return { found, cost: small.reduce((sum, wish) => sum + (found.get(wish)?.cost ?? 1000), 0) }
  })
  const best = attempts.reduce((least, one) => (one.cost < least.cost ? one : least))
  taken.splice(0, taken.length, ...seated)
  for (const [wish, { place, to }] of best.found) put(wish, place, { from: wish.from ?? wish.at, to })
  for (const wish of small.filter((one) => !best.found.has(one))) {
    const place = onUnit(wish, freeFor(wish.code))
    if (place) put(wish, place, null)
  }
  return labels
}
