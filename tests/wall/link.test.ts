import { expect, it } from 'vitest'
import { given } from '#contract/reply.ts'
import { linkSetUp as setUp, settle, watched, welcome } from '../helpers/linkSetUp.ts'
import { stateOf } from '../helpers/stateOf.ts'

it('watches once it is welcome, and takes the answer', async () => {
  const { tell, ends, asks } = setUp()
  tell('welcome', welcome)
  await settle()
  expect(asks).toEqual([['watch', { indicators: ['economy.gdp'], epoch: null, position: null }]])
  expect(ends.watched).toHaveBeenCalledWith(watched, true)
})
it('asks for what it missed after every connection, from where it stands', async () => {
  const { tell, asks, want, ends } = setUp()
  tell('welcome', welcome)
  await settle()
  tell('disconnect', 'transport close')
  expect(ends.cut).toHaveBeenCalledOnce()
  want({ indicators: ['economy.gdp'], epoch: 'e', position: 5 })
  tell('welcome', welcome)
  await settle()
  expect(asks.at(-1)).toEqual(['watch', { indicators: ['economy.gdp'], epoch: 'e', position: 5 }])
  expect(asks).toHaveLength(2)
})
it('says of an answer whether something may have been missed before it', async () => {
  const { link, tell, want, ends } = setUp()
  tell('welcome', welcome)
  await settle()
  want({ indicators: ['economy.output'], epoch: 'e', position: 5 })
  link.watch()
  await settle()
  tell('disconnect', 'transport close')
  tell('welcome', welcome)
  await settle()
  expect(ends.watched.mock.calls.map(([, anew]) => anew)).toEqual([true, false, true])
})
it('says which place it holds, and does without it where that is the one', async () => {
  const { link, tell, ends, asks } = setUp()
  const { place: _, ...brief } = welcome
  expect(link.handshake()).toEqual({ holds: undefined })
  tell('welcome', brief)
  expect(ends.malformed).toHaveBeenCalledOnce()
  expect(asks).toHaveLength(0)
  tell('welcome', welcome)
  expect(link.handshake()).toEqual({ holds: 'h' })
  tell('disconnect', 'transport close')
  tell('welcome', brief)
  await settle()
  expect(ends.welcome).toHaveBeenCalledTimes(2)
  expect(asks).toHaveLength(2)
  tell('welcome', { ...brief, hash: 'another' })
  expect(ends.welcome).toHaveBeenCalledTimes(2)
})
it('asks for what it missed at a welcome on a connection that stands: it was too slow for a while', async () => {
  const { tell, asks } = setUp()
  tell('welcome', welcome)
  await settle()
  tell('welcome', welcome)
  await settle()
  expect(asks).toHaveLength(2)
})
it('does not take changes before the watch of this connection is answered', async () => {
  const { tell, ends } = setUp()
  const message = { position: 6, changed: [stateOf({ value: 2 })], gone: [] }
  tell('states', message)
  tell('welcome', welcome)
  tell('states', message)
  expect(ends.states).not.toHaveBeenCalled()
  await settle()
  tell('states', message)
  expect(ends.states).toHaveBeenCalledWith(message)
})
it('counts and drops what is malformed, and goes on', async () => {
  const { tell, ends } = setUp()
  tell('welcome', welcome)
  await settle()
  for (const bad of [
    null,
    'x',
    {},
    { position: -1, changed: [], gone: [] },
    { position: 6, changed: [{ ...stateOf(), value: '12' }], gone: [] },
    { position: 6, changed: [], gone: [], more: 1 },
  ])
    tell('states', bad)
  expect(ends.malformed).toHaveBeenCalledTimes(6)
  expect(ends.states).not.toHaveBeenCalled()
  tell('states', { position: 6, changed: [], gone: [] })
  expect(ends.states).toHaveBeenCalledOnce()
})
it('keeps its picture before another contract, and says that it is outdated', async () => {
  const { tell, ends, asks } = setUp()
  tell('welcome', { version: 2, build: 'b1', strange: true })
  await settle()
  expect(ends.outdated).toHaveBeenCalledOnce()
  expect(ends.welcome).not.toHaveBeenCalled()
  expect(asks).toHaveLength(0)
})
it('notices another build after a reconnect, and still shows what it says', () => {
  const { tell, ends } = setUp()
  tell('welcome', welcome)
  expect(ends.outdated).not.toHaveBeenCalled()
  tell('disconnect', 'transport close')
  tell('welcome', { ...welcome, build: 'b2' })
  expect(ends.outdated).toHaveBeenCalledOnce()
  expect(ends.welcome).toHaveBeenCalledTimes(2)
})
it('tries a refused watch again, later each time, five seconds at most', async () => {
  const { tell, ends, timers, asks } = setUp(() => ({ ok: false, refusal: { reason: 'busy', message: 'not yet' } }))
  tell('welcome', welcome)
  const pauses: number[] = []
  for (let round = 0; round < 6; round += 1) {
    await settle()
    const [run, ms] = timers.filter(([, pause]) => pause !== 10_000).at(-1)!
    pauses.push(ms)
    run()
  }
  expect(pauses).toEqual([500, 1000, 2000, 4000, 5000, 5000])
  expect(ends.refused).toHaveBeenCalledWith('not yet')
  expect(asks.length).toBeGreaterThanOrEqual(6)
})
it('answers an ask that is cut, late or malformed with a refusal, never with a rejection', async () => {
  const cut = setUp()
  cut.wire.connected = false
  expect(await cut.link.ask('history', { indicator: 'economy.gdp', region: '500000' })).toMatchObject({
    ok: false,
    refusal: { reason: 'busy' },
  })
  const mute = setUp(() => new Promise(() => undefined))
  const asked = mute.link.ask('history', { indicator: 'economy.gdp', region: '500000' })
  mute.timers.at(-1)![0]()
  expect(await asked).toMatchObject({ ok: false, refusal: { reason: 'busy' } })
  const wrong = setUp(() => given({ points: 'none' }))
  expect(await wrong.link.ask('history', { indicator: 'economy.gdp', region: '500000' })).toMatchObject({
    ok: false,
    refusal: { reason: 'internal' },
  })
  expect(wrong.ends.malformed).toHaveBeenCalledOnce()
})
it('watches anew only when something else is wanted', async () => {
  const { tell, link, asks, want } = setUp()
  tell('welcome', welcome)
  await settle()
  link.watch()
  expect(asks).toHaveLength(1)
  want({ indicators: ['economy.gdp', 'economy.cpi'], epoch: 'e', position: 5 })
  link.watch()
  expect(asks).toHaveLength(2)
})
it('asks for what it missed when deltas do not fit, and takes no change until that is answered', async () => {
  const { tell, ends, asks, want } = setUp()
  tell('welcome', welcome)
  await settle()
  want({ indicators: ['economy.gdp'], deltas: true, epoch: 'e', position: 5 })
  ends.deltas.mockImplementationOnce(() => {
    throw new RangeError('another base')
  })
  const message = { position: 6, deltas: 'AQ==', changed: [], gone: [] }
  tell('deltas', message)
  tell('deltas', { ...message, position: 7 })
  expect(ends.deltas).toHaveBeenCalledOnce()
  expect(ends.malformed).toHaveBeenCalledWith('deltas', 'another base')
  await settle()
  expect(asks.at(-1)).toEqual(['watch', { indicators: ['economy.gdp'], deltas: true, epoch: 'e', position: 5 }])
  tell('deltas', { ...message, position: 8 })
  expect(ends.deltas).toHaveBeenCalledTimes(2)
})
it('drops deltas that are no base64', async () => {
  const { tell, ends } = setUp()
  tell('welcome', welcome)
  await settle()
  tell('deltas', { position: 6, deltas: 'A%', changed: [], gone: [] })
  expect(ends.deltas).not.toHaveBeenCalled()
  expect(ends.malformed).toHaveBeenCalledOnce()
})
