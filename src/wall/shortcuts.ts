/** What a key does on the wall; null for keys that are not ours. */
export type Act =
  | { show: number }
  | { step: 1 | -1 }
  | { end: 'first' | 'last' }
  | { hold: true }
  | { back: true }
  | { full: true }
  | { theme: true }
  | { language: true }
  | { help: true }
  | { print: true }
  | null

/** Every key of the wall. `words` are the keys of `help.*` that say what they do. */
export const KEYS: readonly { keys: readonly string[]; act: Act; words: string }[] = [
  { keys: ['ArrowRight', 'ArrowDown', 'PageDown'], act: { step: 1 }, words: 'next' },
  { keys: ['ArrowLeft', 'ArrowUp', 'PageUp'], act: { step: -1 }, words: 'before' },
  { keys: ['Home'], act: { end: 'first' }, words: 'first' },
  { keys: ['End'], act: { end: 'last' }, words: 'last' },
  { keys: [' ', 'p', 'P'], act: { hold: true }, words: 'hold' },
  { keys: ['Escape'], act: { back: true }, words: 'back' },
  { keys: ['f', 'F'], act: { full: true }, words: 'full' },
  { keys: ['t', 'T'], act: { theme: true }, words: 'theme' },
  { keys: ['l', 'L'], act: { language: true }, words: 'language' },
  { keys: ['?', '？', 'h', 'H'], act: { help: true }, words: 'help' },
]

export const actOf = (key: string): Act => {
  if (/^[1-9]$/.test(key)) return { show: Number(key) }
  if (key === '0') return { show: 10 }
  return KEYS.find((one) => one.keys.includes(key))?.act ?? null
}

/** What a control that has the focus keeps for itself: a button is pressed with the space bar, a slider is moved with the arrows. */
export const keepsKey = (tag: string, role: string | null, key: string): boolean => {
  const field = ['INPUT', 'SELECT', 'TEXTAREA'].includes(tag) || role === 'slider'
  const button = tag === 'BUTTON' || tag === 'A' || role === 'button' || role === 'tab'
  return field ? key !== 'Escape' : button && (key === ' ' || key === 'Enter')
}
