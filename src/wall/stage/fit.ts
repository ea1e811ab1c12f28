import { type Aspect, ASPECTS, CANVAS } from '#contract/scene.ts'

/** Bands of the stage in units: title at the top, ticker at the bottom, margin of the wall. */
export const BANDS: Record<Aspect, { title: number; ticker: number; margin: number }> = {
  landscape: { title: 92, ticker: 52, margin: 28 },
  ultrawide: { title: 92, ticker: 52, margin: 28 },
  triple: { title: 92, ticker: 52, margin: 28 },
  portrait: { title: 132, ticker: 52, margin: 28 },
  tablet: { title: 80, ticker: 48, margin: 28 },
}

/** The aspect whose canvas is nearest to the window's, of those the scene lays out; `u` is CSS px per unit. */
export const fitTo = (width: number, height: number, layouts: Partial<Record<Aspect, unknown>>): { aspect: Aspect; u: number } => {
  const distance = (aspect: Aspect): number => Math.abs(Math.log(width / height / (CANVAS[aspect][0] / CANVAS[aspect][1])))
  const offered = ASPECTS.filter((aspect) => layouts[aspect] !== undefined)
  const aspect = [...(offered.length > 0 ? offered : (['landscape'] as const))].sort((a, b) => distance(a) - distance(b))[0]!
  const [wide, high] = CANVAS[aspect]
  return { aspect, u: Math.max(0.1, Math.min(width / wide, height / high)) }
}
