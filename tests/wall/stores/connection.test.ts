import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useClock } from '#wall/stores/clock.ts'
import { useConnection } from '#wall/stores/connection.ts'

const pulse = {
  now: '2026-11-21T09:42:00+08:00',
  position: 5,
  keeping: true,
  departments: { live: 1, late: 0, lost: 0 },
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  setActivePinia(createPinia())
  useClock().learn(pulse.now, 1)
})
afterEach(() => void vi.useRealTimers())

/** How the link stands after so many ms of silence. */
const after = (ms: number): string => {
  vi.advanceTimersByTime(ms)
  useConnection().check()
  return useConnection().state
}

it('is connecting for as long as nothing has come', () => {
  expect(after(60_000)).toBe('connecting')
})
it('is lost since the first figures where no socket follows them, and live when it does', () => {
  const connection = useConnection()
  vi.advanceTimersByTime(5000)
  const began = useClock().now()
  connection.begun()
  expect(after(2900)).toBe('connecting')
  expect(after(200)).toBe('lost')
  expect(connection.since).toBe(began)
  connection.welcomed()
  expect(connection.state).toBe('live')
})
it('is late where the gateway is silent for three ticks, lost where the link is cut, and live when something is heard', () => {
  const connection = useConnection()
  connection.expects(2000)
  connection.welcomed()
  connection.beat(pulse)
  expect(after(5900)).toBe('live')
  expect(after(200)).toBe('late')
  connection.alive()
  expect(connection.state).toBe('live')
  connection.cut()
  expect(after(60_000)).toBe('lost')
})
