import type { Page } from 'playwright-core'
import { until } from '../helpers/until.ts'

/** Waits for the whole picture of a scene: no panel loads, the map has drawn, nothing has moved for two frames. */
export const whole = (page: Page, ms = 60_000): Promise<boolean> =>
  until(
    () =>
      page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        const panels = [...document.querySelectorAll('[data-panel]')]
        const maps = [...document.querySelectorAll('[data-engine]')]
        return (
          panels.length > 3 &&
          panels.every((panel) => panel.getAttribute('data-state') !== 'loading') &&
          maps.every((map) => map.getAttribute('data-drawn') === 'true') &&
          document.querySelector('main > .scene')?.getAnimations().length === 0
        )
      }),
    Boolean,
    ms,
  )
