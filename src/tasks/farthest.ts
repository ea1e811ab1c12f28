/** Where two JSON values lie farthest apart, relatively; infinite where they are of another shape, or another text. */
export const farthest = (one: unknown, other: unknown, path = ''): { at: string; relative: number } => {
  if (typeof one === 'number' && typeof other === 'number') {
    const size = Math.max(Math.abs(one), Math.abs(other))
    return { at: path, relative: size === 0 ? 0 : Math.abs(one - other) / size }
  }
  const both = typeof one === 'object' && typeof other === 'object' && one !== null && other !== null
  if (!both) return { at: path, relative: one === other ? 0 : Infinity }
  let most = { at: path, relative: 0 }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const part = farthest((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], `${path}.${key}`)
    if (part.relative > most.relative) most = part
  }
  return most
}
