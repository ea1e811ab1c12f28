import { expect, it } from 'vitest'
import { CannotKeep } from '#gateway/store/errors.ts'
import { keepTogether } from '#gateway/store/keepTogether.ts'
import type { Outcome, Row } from '#gateway/store/types.ts'

const rows = (number: number, region = '1') => Array.from({ length: number }, (_, at) => ({ region, value: at }) as Row)

const setUp = () => {
  const calls: { rows: readonly Row[]; knownAt: readonly number[]; end: (error?: Error) => void }[] = []
  const keep = keepTogether(
    (given, knownAt) =>
      new Promise<Outcome[]>((resolve, reject) =>
        calls.push({
          rows: given,
          knownAt,
          end: (error) => (error ? reject(error) : resolve(given.map(({ region }) => (region === '1' ? 'accepted' : 'revised')))),
        }),
      ),
  )
  return { calls, keep }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

it('keeps together what came while another was kept, each row as known when it came', async () => {
  const { calls, keep } = setUp()
  const answers = [keep(rows(1), 10), keep(rows(2), 11), keep(rows(1, '2'), 12)]
  expect(calls.map((call) => call.rows.length)).toEqual([1])
  calls[0]!.end()
  await settle()
  expect(calls[1]!.knownAt).toEqual([11, 11, 12])
  calls[1]!.end()
  expect(await Promise.all(answers)).toEqual([['accepted'], ['accepted', 'accepted'], ['revised']])
})

it('lets a large call go by itself, and takes no more than so many rows together', async () => {
  const { calls, keep } = setUp()
  void keep(rows(1), 1)
  void keep(rows(1_000), 1)
  for (let call = 0; call < 30; call++) void keep(rows(99), 1)
  expect(calls.map((call) => call.rows.length)).toEqual([1, 1_000])
  calls[0]!.end()
  await settle()
  expect(calls[2]!.rows.length).toBe(20 * 99)
})

it('refuses all when it cannot keep; another fault strikes its own call only', async () => {
  const { calls, keep } = setUp()
  const first = keep(rows(1), 1)
  const full = [keep(rows(1), 1), keep(rows(1), 1)]
  calls[0]!.end()
  await first
  await settle()
  calls[1]!.end(new CannotKeep('the disk is full'))
  for (const answer of full) await expect(answer).rejects.toBeInstanceOf(CannotKeep)
  const before = keep(rows(1), 1)
  const mixed = [keep(rows(1), 1), keep(rows(1, '2'), 1)]
  await settle()
  calls[2]!.end()
  await before
  await settle()
  calls[3]!.end(new TypeError('spoilt'))
  await settle()
  calls[4]!.end(new TypeError('spoilt'))
  await expect(mixed[0]).rejects.toBeInstanceOf(TypeError)
  await settle()
  calls[5]!.end()
  expect(await mixed[1]).toEqual(['revised'])
})
