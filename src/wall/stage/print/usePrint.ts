import type { Aspect } from '#contract/scene.ts'
import { nextTick, onBeforeUnmount, onMounted } from 'vue'
import { useStage } from '../../stores/stage.ts'
import type { ThemeName } from '../../theme/tokens.ts'

/** Charts are drawn elsewhere and need a moment to come back in day colours (ms). */
const REDRAW = 900

/**
 * Paper is white: the stage turns to day before it is printed, and back afterwards. Printed by the wall's own key the charts are
 * drawn anew, in the landscape layout; printed by the browser's menu there is no time for that, and dark charts are inverted instead.
 */
export const usePrint = () => {
  const stage = useStage()
  let theme: ThemeName | null = null
  let wall: { aspect: Aspect; u: number } | null = null
  const prepare = (): void => {
    if (theme !== null) return
    theme = stage.theme
    if (theme !== 'day') document.documentElement.classList.add('print-dark')
    stage.theme = 'day'
  }
  const restore = (): void => {
    document.documentElement.classList.remove('print-dark')
    if (theme !== null) stage.theme = theme
    if (wall !== null) stage.fit(wall)
    theme = wall = null
  }
  const print = async (): Promise<void> => {
    theme = stage.theme
    stage.theme = 'day'
    // A wall of another shape would be too small to read on a sheet: the scene's own landscape is printed.
    const turned = stage.aspect !== 'landscape' && stage.aspect !== 'tablet' && stage.scene?.layouts.landscape !== undefined
    if (turned) {
      wall = { aspect: stage.aspect, u: stage.u }
      stage.fit({ aspect: 'landscape', u: 1 })
    }
    await nextTick()
    setTimeout(() => window.print(), turned ? 3 * REDRAW : theme === 'day' ? 0 : REDRAW)
  }
  onMounted(() => {
    addEventListener('beforeprint', prepare)
    addEventListener('afterprint', restore)
  })
  onBeforeUnmount(() => {
    removeEventListener('beforeprint', prepare)
    removeEventListener('afterprint', restore)
  })
  return { print }
}
