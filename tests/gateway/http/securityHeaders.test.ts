import { expect, it } from 'vitest'
import { policyFor, securityHeaders } from '#gateway/http/securityHeaders.ts'

it('takes no policy from a forged Host', () => {
  expect(policyFor('x; script-src *')).toContain("connect-src 'self';")
  expect(policyFor(undefined)).toContain("connect-src 'self';")
})

it('lets pictures and streams of the declared hosts in, and nothing else of theirs', () => {
  const policy = policyFor('wall:8080', ['http://10.1.2.3:8088'])
  expect(policy).toContain("connect-src 'self' ws://wall:8080 wss://wall:8080 http://10.1.2.3:8088;")
  expect(policy).toContain("media-src 'self' blob: http://10.1.2.3:8088;")
  expect(policy).toContain("script-src 'self';")
})

it('sends no opener policy where a browser would call it an error', () => {
  expect(securityHeaders('10.1.2.3:8080', false)).not.toHaveProperty('cross-origin-opener-policy')
  expect(securityHeaders('10.1.2.3:8080', true)).toHaveProperty('cross-origin-opener-policy')
  expect(securityHeaders('[::1]:8080', false)).toHaveProperty('cross-origin-opener-policy')
})
