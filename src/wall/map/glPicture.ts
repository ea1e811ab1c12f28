import type { Layer } from './engine.ts'
import type { GlMap } from './gl.ts'
import { repaintOf } from './repaint.ts'
import { collectionOf, SOURCE } from './style.ts'

/** Parts are numbered from here on in every other picture: a colour set apart for a part of one never falls on the next. */
const OTHER = 2 ** 20

interface Sent {
  layers: readonly Layer[]
  scale: number
  first: number
}

/** Colours by the number of the part, where nothing else tells one picture from the other; null where something does. */
const coloursOf = ({ layers, first }: Sent, wanted: readonly Layer[]): Map<number, string> | null => {
  if (layers.length !== wanted.length) return null
  const colours = new Map<number, string>()
  let begin = first
  for (const [at, layer] of wanted.entries()) {
    const repaint = repaintOf(layers[at]!, layer)
    if (repaint === null) return null
    for (const part of repaint) colours.set(begin + part.at, part.colour)
    begin += layer.faces.length + layer.strokes.length
  }
  return colours
}

/**
 * What a WebGL map was sent. A change of colours goes as feature-state; any other change goes whole, with its colours in it, and
 * only once the one before is on the screen: what comes meanwhile waits, and the latest wins.
 */
export const glPicture = (map: GlMap) => {
  let sent: Sent = { layers: [], scale: 1, first: 0 }
  let apart = new Set<number>()
  let drawing = false
  let pictures = 0
  let next: { layers: readonly Layer[]; scale: number } | null = null

  const whole = (layers: readonly Layer[], scale: number): void => {
    const stale = apart
    const picture = (pictures += 1)
    sent = { layers, scale, first: sent.first === 0 ? OTHER : 0 }
    apart = new Set()
    drawing = true
    map.setFeatures(SOURCE, collectionOf(layers, scale, sent.first))
    map.whenIdle(() => {
      if (picture !== pictures) return
      drawing = false
      for (const part of stale) map.dropColour(SOURCE, part)
      const waiting = next
      next = null
      if (waiting) send(waiting.layers, waiting.scale)
    })
  }
  const send = (layers: readonly Layer[], scale: number): void => {
    if (drawing) {
      next = { layers, scale }
      return
    }
    const colours = scale === sent.scale ? coloursOf(sent, layers) : null
    if (colours === null) return whole(layers, scale)
    sent = { ...sent, layers }
    for (const [part, colour] of colours) {
      map.setColour(SOURCE, part, colour)
      apart.add(part)
    }
  }
  return {
    send,
    /** The map was given all of this anew: it has forgotten every colour that was set apart. */
    renewed: (layers: readonly Layer[], scale: number): void => {
      sent = { layers, scale, first: 0 }
      apart = new Set()
      pictures += 1
      drawing = false
      next = null
    },
    /** Something is not on the screen yet. */
    busy: (): boolean => drawing,
  }
}
