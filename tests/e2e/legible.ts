import type { Page } from 'playwright-core'

/** A text as it is painted; sizes in shares of the screen's height. */
export interface Painted {
  panel: string
  words: string
  share: number
  /** A figure that stands by itself, not in a row of a table or a list nor in a drawing. */
  value: boolean
  /** Cut off at an edge, or out of its panel. */
  cut: boolean
}

/** What a text on a wall is at least, in shares of the screen's height. */
export const LEAST = { text: 0.0145, value: 0.026 }

/** Every text that is to be seen on the page, and whether the page scrolls. Runs inside the page: it must stand by itself. */
const look = (): { texts: Painted[]; scrolls: boolean } => {
  const shown = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { visibility, opacity, display, clipPath } = getComputedStyle(at)
      if (visibility === 'hidden' || display === 'none' || Number(opacity) === 0 || clipPath === 'inset(50%)') return false
    }
    return true
  }
  const scaleOf = (element: Element): number => (element instanceof SVGGraphicsElement ? Math.abs(element.getScreenCTM()?.a ?? 1) : 1)
  const visible = (element: Element, box: DOMRect): { box: DOMRect; running: boolean } => {
    let { left, top, right, bottom } = box
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible' || at instanceof SVGElement) continue
      const edge = at.getBoundingClientRect()
      left = Math.max(left, edge.left)
      top = Math.max(top, edge.top)
      right = Math.min(right, edge.right)
      bottom = Math.min(bottom, edge.bottom)
    }
    return { box: new DOMRect(left, top, right - left, bottom - top), running: element.closest('[data-widget="ticker"]') !== null }
  }
  const texts: Painted[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const words = node.textContent?.trim() ?? ''
    if (!element || words === '' || !shown(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { fontFamily, fontSize } = getComputedStyle(element)
    const panel = element.closest('[data-panel]')
    const frame = panel?.getBoundingClientRect()
    for (const line of range.getClientRects()) {
      const { box, running } = visible(element, line)
      if (box.width < 3 || box.height < 3) continue
      const narrower = line.width - box.width > 1.5
      const lower = line.height - box.height > line.height * 0.3
      const out = frame !== undefined && (line.right > frame.right + 2 || line.left < frame.left - 2 || line.bottom > frame.bottom + 4)
      texts.push({
        panel: panel?.getAttribute('data-panel') ?? 'stage',
        words,
        share: (Number.parseFloat(fontSize) * scaleOf(element)) / innerHeight,
        value:
          /^"?Barlow Semi Condensed/.test(fontFamily) &&
          (element.closest('[data-value]') !== null || element.closest('table, ul, ol, svg, [role="img"]') === null),
        cut: !running && (narrower || lower || out),
      })
    }
  }
  const { scrollWidth, scrollHeight } = document.documentElement
  return { texts, scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight }
}

/** What on the page cannot be read from where people stand: too small, cut off, or behind a scroll bar. */
export const illegible = async (page: Page): Promise<string[]> => {
  const { texts, scrolls } = await page.evaluate(look)
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
  const faults = texts.flatMap(({ panel, words, share, value, cut }) => [
    ...(share < LEAST.text - 1e-4 ? [`${panel}: ${words} is text of ${percent(share)}`] : []),
    ...(value && share < LEAST.value - 1e-4 ? [`${panel}: ${words} is a value of ${percent(share)}`] : []),
    ...(cut ? [`${panel}: ${words} is cut off`] : []),
  ])
  return [...new Set([...faults, ...(scrolls ? ['the page scrolls'] : [])])]
}
