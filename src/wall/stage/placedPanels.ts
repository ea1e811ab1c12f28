import { type Aspect, CANVAS, type Panel, type Rect, type Scene } from '#contract/scene.ts'
import type { z } from 'zod'
import { BANDS } from './fit.ts'

export interface Placed {
  id: string
  panel: Panel
  rect: z.infer<typeof Rect>
  /** In a band of the stage: no frame, no head. */
  bare: boolean
  /** No room for a foot: its tag stands in the head. */
  small: boolean
}

const band = (widget: 'clock' | 'ticker', zh: string, en: string): Panel => ({
  widget,
  title: { zh, en },
  region: 'stage',
  period: 'stage',
  frame: 'none',
  options: {},
})

/** The panels of a scene at an aspect, and the stage's own clock and ticker where the scene places none. */
export const placedPanels = (scene: Scene, aspect: Aspect): Placed[] => {
  const layout = scene.layouts[aspect] ?? scene.layouts.landscape
  const [wide, high] = CANVAS[aspect]
  const { title, ticker, margin } = BANDS[aspect]
  const placed = Object.entries(layout).flatMap(([id, rect]): Placed[] => {
    const panel = scene.panels[id]
    if (!panel) return []
    const bare = panel.widget === 'clock' || panel.widget === 'ticker'
    return [{ id, panel, rect, bare, small: aspect === 'tablet' }]
  })
  const has = (widget: string): boolean => placed.some((one) => one.panel.widget === widget)
  const clock: z.infer<typeof Rect> =
    aspect === 'portrait' ? [margin, 64, 460, 60] : [margin, 0, aspect === 'tablet' ? 284 : 376, title - 4]
  if (!has('clock')) placed.push({ id: 'clock', panel: band('clock', '时钟', 'Clock'), rect: clock, bare: true, small: false })
  if (!has('ticker'))
    placed.push({ id: 'ticker', panel: band('ticker', '播报', 'News'), rect: [0, high - ticker, wide, ticker], bare: true, small: false })
  return placed
}
