import { describe, expect, it } from 'vitest'
import { openDesk } from '#wall/charts/desk.ts'
import type { OpenChart } from '#wall/charts/engine.ts'
import type { Told } from '#wall/charts/messages.ts'
import type { EngineOption } from '#wall/charts/option.ts'

const canvas = {} as OffscreenCanvas
const size = { width: 100, height: 50, ratio: 2 }

const desk = (draws: (option: EngineOption) => void = () => {}) => {
  const told: Told[] = []
  const log: string[] = []
  let fontsCome = (): void => {}
  const openChart: OpenChart = () => ({
    draw: (option) => {
      log.push(`draw ${String(option['name'])}`)
      draws(option)
    },
    resize: ({ width }) => void log.push(`resize ${width}`),
    point: ({ kind }) => void log.push(kind),
    dispose: () => void log.push('dispose'),
  })
  const made = openDesk({
    openChart,
    turns: { ask: (_, work) => work(), forget: () => {}, waiting: () => 0 },
    tell: (one) => void told.push(one),
    loadFaces: () => new Promise((done) => (fontsCome = done)),
  })
  return { made, told, log, fontsCome: () => fontsCome() }
}
const sketch = (name: string) => ({ draws: 'option', option: { name } }) as const
const open = (chart: number, name: string) => ({ do: 'open', chart, canvas, size, sketch: sketch(name) }) as const
const counted = (told: Told[]) => told.findLast((one) => one.told === 'beat')

describe('desk', () => {
  it('measures no text before the fonts are there', async () => {
    const { made, log, fontsCome } = desk()
    made.take({ do: 'fonts', faces: [] })
    made.take(open(1, 'a'))
    made.take({ do: 'draw', chart: 1, sketch: sketch('b') })
    expect(log).toEqual([])
    fontsCome()
    await new Promise((done) => setTimeout(done))
    expect(log).toEqual(['draw b'])
  })
  it('leaves none behind', () => {
    const { made, told, log } = desk()
    made.take(open(1, 'a'))
    made.take(open(2, 'b'))
    made.take({ do: 'close', chart: 1, keep: false })
    made.take({ do: 'beat', beat: 1 })
    expect(counted(told)).toEqual({ told: 'beat', beat: 1, open: 1 })
    made.take({ do: 'close', chart: 2, keep: false })
    made.take({ do: 'close', chart: 2, keep: false })
    made.take({ do: 'beat', beat: 2 })
    expect(counted(told)).toEqual({ told: 'beat', beat: 2, open: 0 })
    expect(log.filter((line) => line === 'dispose')).toHaveLength(2)
  })
  it('draws on the canvas that a closed chart has left, once', () => {
    const { made, told, log } = desk()
    made.take(open(1, 'a'))
    made.take({ do: 'close', chart: 1, keep: true })
    made.take({ do: 'open', chart: 2, canvas: 1, size, sketch: sketch('b') })
    expect(log).toEqual(['draw a', 'dispose', 'draw b'])
    made.take({ do: 'open', chart: 3, canvas: 1, size, sketch: sketch('c') })
    expect(told.at(-1)).toEqual({ told: 'failed', chart: 3, message: 'chart 1 has left no canvas' })
  })
  it('lets a chart fail alone', () => {
    const { made, told } = desk((option) => {
      if (option['name'] === 'bad') throw new Error('cannot draw this')
    })
    made.take(open(1, 'bad'))
    made.take(open(2, 'good'))
    expect(told).toEqual([
      { told: 'failed', chart: 1, message: 'cannot draw this' },
      { told: 'drawn', charts: [2] },
    ])
  })
  it('resizes before it draws, and not again', () => {
    const { made, log } = desk()
    made.take(open(1, 'a'))
    made.take({ do: 'resize', chart: 1, size: { ...size, width: 200 } })
    made.take({ do: 'draw', chart: 1, sketch: sketch('b') })
    expect(log).toEqual(['draw a', 'resize 200', 'draw a', 'draw b'])
  })
  it('ignores what is said of a chart that left', () => {
    const { made, log } = desk()
    made.take({ do: 'draw', chart: 7, sketch: sketch('a') })
    made.take({ do: 'point', chart: 7, pointer: { kind: 'click', x: 1, y: 1 } })
    expect(log).toEqual([])
  })
})
