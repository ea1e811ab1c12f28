import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DoorRefused } from '#gateway/http/doorRefused.ts'
import { firstBadByte, Utf8Guard } from '#gateway/intake/utf8Guard.ts'

const through = (body: Buffer, size: number): string => {
  const guard = new Utf8Guard()
  const whole: Buffer[] = []
  for (let at = 0; at < body.length; at += size) {
    const { bytes, offset } = guard.push(body.subarray(at, at + size))
    if (bytes.length > 0) expect(body.indexOf(bytes, offset)).toBe(offset)
    whole.push(Buffer.from(bytes))
  }
  guard.end()
  return Buffer.concat(whole).toString()
}
const refusalOf = (body: Buffer, size = 7): DoorRefused => {
  try {
    through(body, size)
  } catch (error) {
    if (error instanceof DoorRefused) return error
    throw error
  }
  throw new Error('was let through')
}
// 重庆 in GBK, and "indicator,region" before it.
const GBK = Buffer.concat([Buffer.from('indicator,region\neconomy.gdp,'), Buffer.from([0xd6, 0xd8, 0xc7, 0xec]), Buffer.from('\n')])

describe('Utf8Guard', () => {
  it('passes UTF-8 on whatever the cuts, less a byte order mark', () => {
    const letters = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !/\p{Cs}/u.test(text) && !text.startsWith('\ufeff'))
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 5 }), fc.boolean(), (text, size, mark) => {
        expect(through(Buffer.from((mark ? '\ufeff' : '') + text), size)).toBe(text)
      }),
    )
  })

  it('names GBK and its offset', () => {
    for (const size of [1, 2, 3, 1000]) {
      const { refusal, status } = refusalOf(GBK, size)
      expect(status).toBe(400)
      expect(refusal).toMatchObject({ reason: 'not_utf8', path: '@29' })
      expect(refusal.message).toContain('byte offset 29')
    }
    expect(refusalOf(GBK, 1000).refusal.message).toContain('GBK')
  })

  it('names UTF-16 and gzip', () => {
    expect(refusalOf(Buffer.from('\ufeffindicator', 'utf16le')).refusal.message).toContain('UTF-16')
    expect(refusalOf(Buffer.from([0x1f, 0x8b, 8, 0, 0])).refusal.message).toContain('gzip')
    expect(refusalOf(Buffer.from([0x61, 0xff, 0x62])).refusal.message).not.toContain('looks like')
  })

  it('refuses a character cut off by the end', () => {
    expect(refusalOf(Buffer.from('ab重').subarray(0, 4)).refusal.message).toContain('byte offset 2')
    expect(refusalOf(Buffer.from([0xef, 0xbb])).refusal.message).toContain('byte offset 0')
  })
})

describe('firstBadByte', () => {
  it('agrees with the machine', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 12 }),
          fc
            .array(fc.constantFrom(0xe0, 0xed, 0xf0, 0xf4, 0xc2, 0xc1, 0x80, 0x90, 0xa0, 0x8f, 0x9f, 0x61), { maxLength: 6 })
            .map((bytes) => Uint8Array.from(bytes)),
        ),
        (bytes) => {
          const bad = firstBadByte(bytes)
          expect(bad === -1).toBe(isUtf8(bytes))
          if (bad >= 0) expect(isUtf8(bytes.subarray(0, bad))).toBe(true)
        },
      ),
      { numRuns: 5000 },
    )
  })
})
