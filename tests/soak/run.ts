import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from '../helpers/browser.ts'
import { cutProxy } from '../helpers/cutProxy.ts'
import { whole } from '../e2e/whole.ts'
import { ACTS, home, nextScene } from './acts.ts'
import { codeAt, type CodeMark, compiledOf } from './compiled.ts'
import { pictureOf } from './picture.ts'
import { soakedProduct } from './product.ts'
import type { Sample } from './sample.ts'
import { type SoakSettings, warmUpOf } from './settings.ts'
import { tableOf, verdictOf } from './verdict.ts'
import { soakedWall } from './wall.ts'

/** So often a sample is taken, where the machine keeps up (ms). */
const EVERY = 10_000
const SWITCHES = 3
/** So many laps may stumble, as a share of all: a slow machine is no leak. */
const STUMBLES = 0.1
/** So often compiled code is looked up, from the end of the warm-up to the end. */
const LOOKS = 4

export interface Soaked {
  holds: boolean
  said: string[]
}

/** Soaks the built product: works the wall for so many hours, samples, judges, and leaves samples, picture and table in a folder. */
export const soak = async ({ hours, out, speed }: SoakSettings, say: (line: string) => void): Promise<Soaked> => {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'samples.ndjson'), '')
  const product = await soakedProduct(speed)
  const proxy = await cutProxy(() => product.port)
  const browser = await launch()
  const raw: Omit<Sample, 'compiled'>[] = []
  const marks: CodeMark[] = []
  const stumbles: string[] = []
  let laps = 0
  try {
    const wall = await soakedWall(browser, `${proxy.url}/?scene=overview`)
    const { page } = wall
    say('The mock city is sending its past …')
    await product.settled()
    await whole(page, 120_000)
    const began = performance.now()
    const warm = warmUpOf(hours)
    const elapsed = (): number => (performance.now() - began) / 1000
    say(`Soaking for ${(hours * 60).toFixed(0)} minutes, of which ${(warm / 60).toFixed(1)} to warm up.`)
    const lookAt = (number: number): number => warm + ((hours * 3600 - warm) * number) / LOOKS
    let switches = 0
    let told = 0
    while (elapsed() < hours * 3600 && product.alive() && wall.errors.length === 0) {
      const due = performance.now() + EVERY
      const [name, act] = ACTS[laps % ACTS.length]!
      laps += 1
      try {
        for (let turn = 0; turn < SWITCHES; turn++) await nextScene(page)
        // The next lap goes on where this one stopped, so that every scene has its turn.
        const stopped = await page.getAttribute('main', 'data-scene')
        await act({ page, product, proxy, lap: laps })
        await home(page)
        switches += SWITCHES
        raw.push({ at: elapsed(), switches, ...(await wall.measured()), ...(await product.measured()) })
        appendFileSync(join(out, 'samples.ndjson'), `${JSON.stringify(raw.at(-1))}\n`)
        if (elapsed() >= lookAt(marks.length)) marks.push({ at: elapsed(), bytes: await compiledOf(wall.session) })
        if (stopped !== null) await page.locator(`[data-bar] [data-to="${stopped}"]`).dispatchEvent('click')
      } catch (error) {
        stumbles.push(`${elapsed().toFixed(0)} s, ${name}: ${(error as Error).message.split('\n')[0]}`)
        proxy.heal()
      }
      if (elapsed() - told > 60) {
        told = elapsed()
        const last = raw.at(-1)
        if (last)
          say(
            `${(told / 60).toFixed(0)} min: ${switches} switches, wall ${(last.wallHeap / 1e6).toFixed(1)} MB, gateway ${(last.gatewayHeap / 1e6).toFixed(1)} MB (${(last.gatewayMemory / 1e6).toFixed(0)} resident)`,
          )
      }
      await page.waitForTimeout(Math.max(0, due - performance.now()))
    }
    if (product.alive() && wall.errors.length === 0) marks.push({ at: elapsed(), bytes: await compiledOf(wall.session) })
    const samples = raw.map((one): Sample => {
      const compiled = codeAt(marks, one.at)
      return { ...one, compiled, wallHeap: one.wallHeap - compiled }
    })
    const { courses, holds } = verdictOf(samples.filter(({ at }) => at >= warm))
    const faults = [
      ...wall.errors.map((error) => `the wall threw: ${error}`),
      ...(product.alive() ? [] : [`the gateway or the mock city ended: ${product.said().slice(-500)}`]),
      ...(stumbles.length > Math.max(2, laps * STUMBLES) ? [`${stumbles.length} of ${laps} laps stumbled`] : []),
      ...(holds ? [] : ['something grows, or too little was measured']),
    ]
    const svg = pictureOf(
      samples,
      warm,
      courses,
      `Soak of ${(hours * 60).toFixed(0)} minutes: ${switches} switches of scenes, ${laps} laps, mock city × ${speed}`,
    )
    const table = tableOf(courses)
    writeFileSync(join(out, 'soak.svg'), svg)
    writeFileSync(join(out, 'soak.md'), `${table}\n`)
    const paper = await browser.newPage({ viewport: { width: 1240, height: 1310 } })
    await paper.setContent(`<body style="margin:0">${svg}</body>`)
    await paper.screenshot({ path: join(out, 'soak.png'), fullPage: true })
    return {
      holds: faults.length === 0,
      said: [table, ...stumbles.slice(0, 10).map((line) => `stumbled at ${line}`), ...faults, `Picture: ${join(out, 'soak.png')}`],
    }
  } finally {
    await browser.close()
    proxy.close()
    await product.stop()
  }
}
