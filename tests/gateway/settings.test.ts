import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settingsFrom } from '#gateway/settings.ts'

const faultsOf = (env: Record<string, string>): string[] => {
  const read = settingsFrom(env)
  return read.ok ? [] : read.faults
}
const settingsOf = (env: Record<string, string>) => {
  const read = settingsFrom(env)
  if (!read.ok) throw new Error(read.faults.join())
  return read.settings
}

describe('settingsFrom', () => {
  it('has a default for everything', () => {
    expect(settingsOf({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      origins: [],
      tls: null,
      database: join('.data', 'chongqing'),
      config: join('config', 'chongqing'),
      place: 'chongqing',
      keys: null,
      keysFile: join('.data', 'chongqing', 'keys.json'),
      bodyLimit: 32 * 1024 * 1024,
      log: 'info',
      rateRows: 50_000,
      rateRequests: 2_000,
      rateAddress: 2_000,
      proxies: [],
      strangers: [],
    })
  })

  it('names the store and the keys after the place', () => {
    expect(settingsOf({ COCKPIT_CONFIG: '/etc/cockpit/beijing/' })).toMatchObject({ place: 'beijing', database: join('.data', 'beijing') })
    expect(settingsOf({ COCKPIT_CONFIG: 'config/beijing', COCKPIT_DATABASE: 'postgres://u:p@db/c' }).keysFile).toBe(
      join('.data', 'beijing', 'keys.json'),
    )
    expect(settingsOf({ COCKPIT_DATABASE: '/var/lib/c' }).keysFile).toBe('/var/lib/c/keys.json')
  })

  it('takes keys with an equals sign in them', () => {
    expect([...settingsOf({ COCKPIT_KEYS: 'statistics=abc==, *=xyz' }).keys!]).toEqual([
      ['statistics', 'abc=='],
      ['*', 'xyz'],
    ])
  })

  it('lists every fault at once', () => {
    const faults = faultsOf({
      COCKPIT_PORT: '80a',
      COCKPIT_HOST: 'a b',
      COCKPIT_ORIGINS: '*',
      COCKPIT_TLS_CERT: 'c.pem',
      COCKPIT_DATABASE: 'mysql://x',
      COCKPIT_BODY_LIMIT: '3TB',
      COCKPIT_LOG: 'loud',
      COCKPIT_RATE_ROWS: '0',
    })
    for (const name of ['PORT', 'HOST', 'ORIGINS', 'TLS_CERT', 'DATABASE', 'BODY_LIMIT', 'LOG', 'RATE_ROWS']) {
      expect(
        faults.filter((fault) => fault.startsWith(`COCKPIT_${name}`)),
        name,
      ).toHaveLength(1)
    }
    const keys = faultsOf({ COCKPIT_KEYS: 'nobody,Stat=abcdef,a=b c,d=xy,e=same,f=same,e=other' })
    expect(keys).toHaveLength(6)
    expect(keys.join()).not.toContain('abcdef')
  })

  it('wants longer keys where others can reach the port', () => {
    expect(faultsOf({ COCKPIT_KEYS: '*=short-key' })).toEqual([])
    expect(faultsOf({ COCKPIT_HOST: '0.0.0.0', COCKPIT_KEYS: '*=short-key' })).toEqual([expect.stringContaining('too short: 16')])
  })

  it('names what it does not know, and takes empty as unset', () => {
    expect(settingsOf({ COCKPIT_PROT: '1', COCKPIT_PORT: ' ', HOME: '/' })).toMatchObject({ strangers: ['COCKPIT_PROT'], port: 8080 })
  })
})
