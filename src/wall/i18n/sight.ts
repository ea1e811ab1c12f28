import type { Indicator } from '#contract/indicator.ts'

type Written = Pick<Indicator, 'unit' | 'scale' | 'decimals'>

const KILOMETRE = 1000

/** How far one sees is told in kilometres from one on, whole from ten on: what to divide by, and how the rest is written. */
export const sightOf = (value: number | null, written: Written): { by: number; written: Written } => {
  if (written.unit !== '米' || value === null || value < KILOMETRE) return { by: 1, written }
  return { by: KILOMETRE, written: { unit: '公里', scale: 1, decimals: value < 10 * KILOMETRE ? 1 : 0 } }
}
