import { describe, expect, it } from 'vitest'
import { gatewayUrl, proxyTo, restarts } from '../../src/tasks/devPlan.ts'
import { needsBrowser } from '../../src/tasks/testNeeds.ts'

describe('npm test', () => {
  it.each([
    [[]],
    [['-t', 'a name']],
    [['tests/e2e']],
    [['tests/contract', 'tests/wall']],
    [['tests/gateway']],
    [['tests/contractual']],
    [['contract']],
  ])('wants a browser and a build for %j', (args) => expect(needsBrowser(args)).toBe(true))
  it.each([
    [['tests/contract']],
    [['tests/analysis/zone.test.ts', '--bail=1']],
    [['./tests/architecture.test.ts']],
    [['tests/config', 'tests/tasks']],
  ])('wants neither for %j', (args) => expect(needsBrowser(args)).toBe(false))
})

describe('npm run dev', () => {
  it('looks for the gateway where its settings put it', () => {
    expect(gatewayUrl({})).toBe('http://127.0.0.1:8080')
    expect(gatewayUrl({ COCKPIT_PORT: ' 9000 ' })).toBe('http://127.0.0.1:9000')
    expect(gatewayUrl({ COCKPIT_PORT: '', COCKPIT_TLS_CERT: 'a.pem' })).toBe('https://127.0.0.1:8080')
  })

  it('passes on the doors and the socket', () => {
    const proxy = proxyTo('http://127.0.0.1:8080')
    expect(Object.keys(proxy).sort()).toEqual(['/api', '/healthz', '/metrics', '/readyz', '/socket.io'])
    expect(proxy['/socket.io']?.ws).toBe(true)
  })

  it.each([
    ['src/gateway/judge.ts', true],
    ['src/gateway/store/pglite.worker.ts', true],
    ['src\\contract\\state.ts', true],
    ['src/analysis/gather.ts', true],
    ['mock/city/weather.ts', true],
    ['src/wall/App.vue', false],
    ['src/wall/link.ts', false],
    ['config/chongqing/scenes/overview.yaml', false],
    ['tests/gateway/a.test.ts', false],
    ['.data/chongqing/keys.json', false],
    ['../src/gateway/judge.ts', false],
  ])('a change of %s starts the gateway again: %s', (path, again) => expect(restarts(path)).toBe(again))
})
