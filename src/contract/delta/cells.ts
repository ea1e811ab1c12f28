import { type ByteReader, type ByteWriter, unzigzag, zigzag } from './bytes.ts'
import type { Kind } from './fields.ts'

/** A field's value; undefined where what holds it is null. */
export type Cell = string | number | null | undefined

const NONE = 15
const DOUBLE = 14
const MOST_DECIMALS = 9

const scaled = (value: number, decimals: number): number | null => {
  const whole = Math.round(value * 10 ** decimals)
  return Math.abs(whole) < 2 ** 51 && whole / 10 ** decimals === value ? whole : null
}

const writeNumber = (out: ByteWriter, before: number, after: number): void => {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const [from, to] = [scaled(before, decimals), scaled(after, decimals)]
    if (from === null || to === null) continue
    out.byte(decimals)
    return out.signed(to - from)
  }
  out.byte(DOUBLE)
  out.double(after)
}

const readNumber = (from: ByteReader, before: number): number | null => {
  const how = from.byte()
  if (how === NONE) return null
  if (how === DOUBLE) return from.double()
  return (scaled(before, how)! + from.signed()) / 10 ** how
}

const OFFSET = /([+-])(\d\d):(\d\d)$/

/** An instant as the gateway writes it, with the offset of another. */
const instantText = (ms: number, like: string): string => {
  const [offset = 'Z', sign, hours, minutes] = OFFSET.exec(like) ?? []
  const ahead = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return (
    new Date(ms + ahead)
      .toISOString()
      .slice(0, -1)
      .replace(/\.000$/, '') + offset
  )
}

/** Writes `after` so that who knows `before` can read it. False where that cannot be said. `anchor`: an instant both ends know. */
export const writeCell = (out: ByteWriter, kind: Kind, before: Cell, after: Cell, anchor: string): boolean => {
  if (before === undefined || after === undefined) return false
  if (kind === 'number') {
    if (after === null) out.byte(NONE)
    else writeNumber(out, Number(before ?? 0), Number(after))
  } else if (kind === 'instant') {
    const difference = after === null ? 0 : Date.parse(String(after)) - Date.parse(String(before ?? anchor))
    if (!Number.isSafeInteger(difference)) return false
    out.whole(after === null ? 0 : zigzag(difference) + 1)
  } else if (kind === 'text') {
    const text = String(after)
    out.whole(text.length)
    for (let at = 0; at < text.length; at++) out.whole(text.charCodeAt(at))
  } else {
    if (!kind.includes(String(after))) return false
    out.byte(kind.indexOf(String(after)))
  }
  return true
}

export const readCell = (from: ByteReader, kind: Kind, before: Cell, anchor: string): Cell => {
  if (kind === 'number') return readNumber(from, Number(before ?? 0))
  if (kind === 'text') return String.fromCharCode(...Array.from({ length: from.whole() }, () => from.whole()))
  if (kind !== 'instant') return kind[from.byte()]
  const code = from.whole()
  if (code === 0) return null
  const like = String(before ?? anchor)
  return instantText(Date.parse(like) + unzigzag(code - 1), like)
}
