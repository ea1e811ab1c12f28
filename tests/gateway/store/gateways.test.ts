import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#gateway/store/types.ts'
import { engines, open, row } from './engines.ts'
import { loaded } from './loaded.ts'

const server = (await engines()).find(({ name }) => name === 'PostgreSQL')

describe.skipIf(!server)('several gateways on one PostgreSQL', () => {
  let stores: Store[]
  beforeEach(async () => {
    const database = await server!.fresh()
    stores = await Promise.all([open(database), open(database), open(database)])
  })
  afterEach(() => Promise.all(stores.map((store) => store.close())))
  afterAll(() => server!.clean())

  it('make one store when they start at once', () => {
    expect(new Set(stores.map(({ epoch }) => epoch)).size).toBe(1)
  })

  it('accept an identity once and keep every revision, whoever writes it', async () => {
    const rows = (value: number, backwards: boolean) => {
      const made = Array.from({ length: 200 }, (_, i) =>
        row({ region: `r${i % 10}`, department: `d${i % 3}`, start: i, end: i + 1, value }),
      )
      return backwards ? made.toReversed() : made
    }
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map((value) => stores[value % 3]!.keep(rows(value, value % 2 === 0), value)))
    const count = (wanted: string) => outcomes.flat().filter((outcome) => outcome === wanted).length
    expect([count('accepted'), count('revised'), count('unchanged')]).toEqual([200, 1000, 0])
    const revisions = await stores[0]!.revisions({ indicator: 'economy.gdp', region: 'r7', category: null, from: 7, to: 8 })
    expect(revisions.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5])
    expect(new Set(revisions.map(({ value }) => value))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  })

  it('read what another has made: its series, its departments, its positions', async () => {
    await stores[0]!.keep([row({ region: 'new', department: 'newcomer' })], 1)
    expect((await loaded(stores[1]!, ['economy.gdp'])).rows).toMatchObject([{ region: 'new', department: 'newcomer' }])
    expect(await stores[1]!.keep([row({ region: 'new', department: 'newcomer' })], 2)).toEqual(['unchanged'])
    expect(await stores[2]!.post([], ['economy.gdp|new'], 1)).toBe(1)
    expect(await stores[0]!.changesAfter(0, 0)).toEqual({ position: 1, states: [], gone: ['economy.gdp|new'] })
  })
})
