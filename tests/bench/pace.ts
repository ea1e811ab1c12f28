/**
 * Measures inside a page: `pace(act, asks)` acts, and gives the ms until each of the named conditions first holds at a frame
 * that has been painted. Text, because it is put into the page as it stands.
 */
export const PACE = `(() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const loaded = () => all('[data-panel]').length > 3 && all('[data-panel]').every((one) => one.dataset.state !== 'loading')
  const owed = new Map()
  const painted = () => all('.chart').every((one) => Number(one.dataset.painted) > (owed.get(one) ?? 0))
  const drawn = () => all('[data-engine]').every((one) => one.dataset.drawn === 'true')
  const still = () => document.querySelector('main > .scene')?.getAnimations().length === 0
  const at = () => document.querySelector('main')?.dataset ?? {}
  const holds = {
    frame: () => true,
    scene: (before) => at().scene !== before.scene && all('[data-panel]').length > 3,
    region: (before) => at().region !== before.region,
    figures: () => loaded(),
    charts: () => loaded() && painted(),
    map: () => loaded() && drawn(),
    whole: () => loaded() && painted() && drawn() && still(),
  }
  window.pace = (act, asks) => new Promise((resolve, refuse) => {
    const before = { ...at() }
    const times = {}
    owed.clear()
    const began = performance.now()
    const moved = () => !asks.includes('scene') && !asks.includes('region') ? true : asks.includes('scene') ? holds.scene(before) : holds.region(before)
    act()
    const frame = () => {
      for (const chart of all('[data-state="loading"] .chart')) if (!owed.has(chart)) owed.set(chart, Number(chart.dataset.painted))
      const reached = moved() ? asks.filter((ask) => !(ask in times) && holds[ask](before)) : []
      for (const ask of reached) times[ask] = 0
      requestAnimationFrame(() => {
        const now = performance.now() - began
        for (const ask of reached) times[ask] = now
        if (asks.every((ask) => times[ask] > 0)) resolve(times)
        else if (now > 20000) refuse(new Error('waited in vain for ' + asks.filter((ask) => !times[ask]).join(', ')))
        else frame()
      })
    }
    requestAnimationFrame(frame)
  })
  window.press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
})()`
