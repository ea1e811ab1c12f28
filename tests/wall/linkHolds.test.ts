import { expect, it } from 'vitest'
import { given } from '#contract/reply.ts'
import type { WatchAsk } from '#wall/link.ts'
import { linkSetUp as setUp, place, settle, watched, welcome } from '../helpers/linkSetUp.ts'

it('asks for all of what is on stage where that changed while the link was cut', async () => {
  const { tell, asks, want } = setUp()
  const of = (...indicators: string[]): WatchAsk => ({ indicators, categories: [null], epoch: 'e', position: 5 })
  const asksAgain = async (wanted: WatchAsk) => {
    tell('disconnect', 'transport close')
    want(wanted)
    tell('welcome', welcome)
    await settle()
    return asks.at(-1)![1]
  }
  want(of('economy.gdp', 'economy.cpi'))
  tell('welcome', welcome)
  await settle()
  const anew = { epoch: null, position: null }
  expect(await asksAgain(of('economy.output'))).toEqual({ ...of('economy.output'), ...anew })
  expect(await asksAgain(of('economy.output'))).toEqual(of('economy.output'))
  expect(await asksAgain({ ...of('economy.output'), categories: undefined })).toMatchObject(anew)
  expect(await asksAgain(of('economy.output'))).toEqual(of('economy.output'))
  expect(await asksAgain({ ...of('economy.output'), alerts: true })).toMatchObject(anew)
})
it('takes every answer of a connection, as the gateway counts on each, and none of an earlier one', async () => {
  const waiting: ((answer: unknown) => void)[] = []
  const { tell, link, ends, want } = setUp(() => new Promise((answer) => waiting.push(answer)))
  tell('welcome', welcome)
  want({ indicators: ['economy.cpi'], epoch: null, position: null })
  link.watch()
  waiting[0]!(given(watched))
  waiting[1]!(given({ ...watched, position: 6 }))
  await settle()
  expect(ends.watched.mock.calls.map(([answer, anew]) => [answer.position, anew])).toEqual([
    [5, true],
    [6, false],
  ])
  want({ indicators: ['economy.gdp'], epoch: 'e', position: 6 })
  link.watch()
  tell('disconnect', 'transport close')
  waiting[2]!(given({ ...watched, position: 7 }))
  await settle()
  expect(ends.watched).toHaveBeenCalledTimes(2)
})
it('asks whole again after a refusal', async () => {
  const answers = [given(watched), { ok: false, refusal: { reason: 'too_many', message: 'slower' } }, given(watched)]
  const { tell, link, asks, want, timers } = setUp(() => answers.shift())
  tell('welcome', welcome)
  await settle()
  want({ indicators: ['economy.cpi'], epoch: 'e', position: 5 })
  link.watch()
  await settle()
  timers
    .filter(([, pause]) => pause !== 10_000)
    .at(-1)![0]()
  expect(asks.map(([, ask]) => (ask as WatchAsk).position)).toEqual([null, 5, null])
})
it('begins with what the page brought: its socket says only what came since', async () => {
  const { place: _, ...brief } = welcome
  const prelude = { welcome: brief, place, watch: { indicators: ['economy.gdp', 'economy.cpi'], alerts: true }, watched }
  const { tell, link, asks, want, ends } = setUp()
  link.begin(prelude)
  expect(ends.begun).toHaveBeenCalledWith({ ...brief, place }, watched)
  expect(link.handshake()).toEqual({ holds: 'h' })
  const wanted: WatchAsk = { indicators: ['economy.gdp'], alerts: true, epoch: 'e', position: 5 }
  want(wanted)
  tell('welcome', brief)
  await settle()
  expect(asks).toEqual([['watch', wanted]])
})
it.each([null, 'x', {}, { welcome }, { ...welcome, place }])(
  'drops a prelude that is none (%#), and begins at the welcome',
  async (come) => {
    const { tell, link, asks, ends } = setUp()
    link.begin(come)
    expect(ends.begun).not.toHaveBeenCalled()
    expect(ends.malformed).toHaveBeenCalledWith('prelude', expect.any(String))
    tell('welcome', welcome)
    await settle()
    expect(asks).toHaveLength(1)
  },
)
