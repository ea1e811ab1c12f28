import { given, refused, type Reply } from '#contract/reply.ts'
import { shown } from './shown.ts'

const UNSOUND = /[\0\p{Cs}]/u

const firstUnsound = (value: unknown, path: string): string | null => {
  if (typeof value === 'string') return UNSOUND.test(value) ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = UNSOUND.test(key) ? path : firstUnsound(inner, path === '' ? key : `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}

/** An object whose texts a store can keep; its schema is checked inside. */
export const soundReport = (sent: unknown): Reply<unknown> => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    return refused('wrong_type', `expected an object, found ${shown(sent)}`)
  const path = firstUnsound(sent, '')
  return path === null ? given(sent) : refused('bad_value', 'holds a NUL or a broken character', path)
}
