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
    turns: { ask: (_, work) => work(), forget: () => {} },
    tell: (one) => void told.push(one),
    loadFaces: () => new Promise((done) => (fontsCome = done)),
  })
  return { made, told, log, fontsCome: () => fontsCome() }
}
const open = (chart: number, name: string) => ({ do: 'open', chart, canvas, size, option: { name } }) as const
const counted = (told: Told[]) => told.findLast((one) => one.told === 'beat')

describe('desk', () => {
  it('measures no text before the fonts are there', async () => {
    const { made, log, fontsCome } = desk()
    made.take({ do: 'fonts', faces: [] })
    made.take(open(1, 'a'))
    made.take({ do: 'draw', chart: 1, option: { name: 'b' } })
    expect(log).toEqual([])
    fontsCome()
    await new Promise((done) => setTimeout(done))
    expect(log).toEqual(['draw b'])
  })
  it('leaves none behind', () => {
    const { made, told, log } = desk()
    made.take(open(1, 'a'))
    made.take(open(2, 'b'))
    made.take({ do: 'close', chart: 1 })
    made.take({ do: 'beat', beat: 1 })
    expect(counted(told)).toEqual({ told: 'beat', beat: 1, open: 1 })
    made.take({ do: 'close', chart: 2 })
    made.take({ do: 'close', chart: 2 })
    made.take({ do: 'beat', beat: 2 })
    expect(counted(told)).toEqual({ told: 'beat', beat: 2, open: 0 })
    expect(log.filter((line) => line === 'dispose')).toHaveLength(2)
  })
  it('lets a chart fail alone', () => {
    const { made, told } = desk((option) => {
      if (option['name'] === 'bad') throw new Error('cannot draw this')
    })
    made.take(open(1, 'bad'))
    made.take(open(2, 'good'))
    expect(told).toEqual([
      { told: 'failed', chart: 1, message: 'cannot draw this' },
      { told: 'drawn', chart: 2 },
    ])
  })
  it('resizes before it draws, and not again', () => {
    const { made, log } = desk()
    made.take(open(1, 'a'))
    made.take({ do: 'resize', chart: 1, size: { ...size, width: 200 } })
    made.take({ do: 'draw', chart: 1, option: { name: 'b' } })
    expect(log).toEqual(['draw a', 'resize 200', 'draw a', 'draw b'])
  })
  it('ignores what is said of a chart that left', () => {
    const { made, log } = desk()
    made.take({ do: 'draw', chart: 7, option: {} })
    made.take({ do: 'point', chart: 7, pointer: { kind: 'click', x: 1, y: 1 } })
    expect(log).toEqual([])
  })
})
