/** Whether two plain values (as JSON has them) say the same, whatever the order of their fields. */
export const equal = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => equal((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
  )
}
