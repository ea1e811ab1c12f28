import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../src/tasks/browser.ts'
import { started } from '../helpers/started.ts'
import { until } from '../helpers/until.ts'
import { PACE } from './pace.ts'
import { at, type Bench } from './row.ts'

/** How long something takes on the wall (ms), over so many tries. */
export interface Pace {
  what: string
  tries: number
  median: number
  p95: number
}

const ROUNDS = 4
const SCENES = 10
const DRILLS = 12
/** As a machine without a GPU has it: the page is composed by the processor, WebGL computed by it. */
const ARGS = ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking', '--no-first-run']

const paceOf = (what: string, times: readonly number[]): Pace => {
  return { what, tries: times.length, median: Math.round(at(0.5, times)), p95: Math.round(at(0.95, times)) }
}

type Times = Record<string, number>
const tried = (page: Page, act: string, asks: readonly string[]): Promise<Times> =>
  page.evaluate(`pace(() => { ${act} }, ${JSON.stringify(asks)})`)
const rest = (page: Page): Promise<unknown> => page.evaluate('new Promise((resolve) => setTimeout(resolve, 250))')
const columns = (tries: readonly Times[], words: Record<string, string>): Pace[] =>
  Object.entries(words).map(([ask, what]) =>
    paceOf(
      what,
      tries.map((times) => times[ask]!),
    ),
  )

const frames = async (page: Page): Promise<Pace> => {
  const tries: number[] = []
  for (let round = 0; round < SCENES; round++) tries.push((await tried(page, '', ['frame']))['frame']!)
  return paceOf('nothing at all: to the next painted frame and back', tries)
}

/** CPU seconds that all processes of the browser have used: it does not depend on what else the machine does. */
const spent = async (browser: Browser): Promise<number> => {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: { cpuTime: number }[] }
  await session.detach()
  return processInfo.reduce((sum, one) => sum + one.cpuTime, 0)
}

const SWITCH = {
  scene: 'the next scene is mounted',
  figures: 'its figures stand: no panel loads',
  charts: 'its charts are painted',
  map: 'its map is drawn',
  whole: 'the whole picture',
}
/** From the press of a key to the next scene; the first round warms every scene and is not counted. */
const switches = async (page: Page, cpu: () => Promise<number>): Promise<{ paces: Pace[]; cpu: number }> => {
  const tries: Times[] = []
  let before = 0
  for (let turn = 0; turn < SCENES * (ROUNDS + 1); turn++) {
    if (turn === SCENES) before = await cpu()
    const times = await tried(page, "press('ArrowRight')", Object.keys(SWITCH))
    if (turn >= SCENES) tries.push(times)
    await rest(page)
  }
  return { paces: columns(tries, SWITCH), cpu: ((await cpu()) - before) / tries.length }
}

const DRILL = {
  region: 'the wall looks at it',
  figures: 'its figures stand',
  charts: 'its charts are painted',
  whole: 'the camera has arrived',
}
/** Into a district by its name in a ranking, and back. */
const drills = async (page: Page): Promise<Pace[]> => {
  const into: Times[] = []
  const back: Times[] = []
  await tried(page, "press('2')", ['scene', 'whole'])
  for (let turn = 0; turn <= DRILLS; turn++) {
    await rest(page)
    const there = await tried(
      page,
      `document.querySelectorAll('[data-widget="ranking"] button.name')[${turn % 5}].click()`,
      Object.keys(DRILL),
    )
    await rest(page)
    const again = await tried(page, "press('Escape')", Object.keys(DRILL))
    if (turn === 0) continue
    into.push(there)
    back.push(again)
  }
  const said = (words: string, tries: Times[]): Pace[] =>
    columns(tries, Object.fromEntries(Object.entries(DRILL).map(([ask, what]) => [ask, `${words}: ${what}`])))
  return [...said('into a district', into), ...said('back', back)]
}

/** How a wall paces, and the CPU seconds that the browser uses for one switch of scenes. */
export interface WallPaces {
  paces: Pace[]
  cpu: number
}

/** The paces of a wall that stands at `url`, 1920×1080. */
export const pacesAt = async (url: string): Promise<WallPaces> => {
  const { path, wrong } = findBrowser(process.env)
  if (path === null) throw new Error(wrong ?? 'no Chromium or Chrome was found')
  const browser = await chromium.launch({ executablePath: path, args: ARGS })
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.addInitScript(PACE)
    await page.goto(`${url}/?scene=overview`)
    await tried(page, '', ['whole'])
    const floor = await frames(page)
    const { paces, cpu } = await switches(page, () => spent(browser))
    return { paces: [floor, ...paces, ...(await drills(page))], cpu }
  } finally {
    await browser.close()
  }
}

const AIMS: Record<string, number> = { [SWITCH.whole]: 300, [`into a district: ${DRILL.charts}`]: 200 }

/** The paces of a wall of the built product with the mock city, once its past has been sent: a wall in service. */
export const wall: Bench = async () => {
  const product = await started()
  try {
    await until(() => product.said().includes('历史补报完毕'), Boolean, 300_000)
    const { paces, cpu } = await pacesAt(product.url)
    const [frame] = paces
    const rows = paces.slice(1).map(({ what, median, p95 }) => ({
      what: `A warm wall, 1920×1080, from the touch: ${what} (p95 ${p95})`,
      unit: 'ms',
      others: [{ way: 'a bare painted frame', figure: frame!.median }],
      ours: median,
      aim: AIMS[what] === undefined ? '' : `≤ ${AIMS[what]}`,
      met: AIMS[what] === undefined ? null : median <= AIMS[what],
    }))
    return [...rows, { what: 'CPU of the browser for a switch of scenes', unit: 'ms', others: [], ours: cpu * 1000, aim: '', met: null }]
  } finally {
    await product.stop()
  }
}
