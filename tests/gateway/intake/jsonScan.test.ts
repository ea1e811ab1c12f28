import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault, JsonScan } from '#gateway/intake/jsonScan.ts'

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('jsonFault', () => {
  it.each([
    ['[1,NaN]', 3],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ['[01]', 2],
    ['[1.]', 3],
    ['[1e]', 3],
    ['[-]', 2],
    ['[.5]', 1],
    ['["\t"]', 2],
    ['["\\x"]', 3],
    ['["\\u12g4"]', 6],
    ['[tru]', 4],
    ['[nulL]', 4],
    ['[1}', 2],
    ['{"a":1]', 6],
    ['[1] x', 4],
    ['', 0],
    ['[', 1],
    ['"a', 2],
    ['[1', 2],
    ['-', 1],
    ["{'a':1}", 1],
    ['{a:1}', 1],
    ['[1 2]', 3],
    ['["重庆",NaN]', 10],
    ['[Infinity]', 1],
    ['[+1]', 1],
  ])('says of %s that it breaks at byte %i', (text, offset) => {
    expect(parses(text)).toBe(false)
    expect(jsonFault(Buffer.from(text))?.offset).toBe(offset)
  })

  it('takes what JSON.parse takes, and nothing else', () => {
    const letters = fc.constantFrom(...'[]{},:"\\ \n\t0123456789.-+eEtrufalsn/b重'.split(''))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string({ unit: letters, maxLength: 12 }),
          fc
            .tuple(fc.json(), fc.nat(200), letters)
            .map(([text, at, letter]) => text.slice(0, at % (text.length + 1)) + letter + text.slice((at % (text.length + 1)) + 1)),
        ),
        (text) => {
          fc.pre((text.match(/[[{]/g)?.length ?? 0) < 60)
          expect(jsonFault(Buffer.from(text)) === null).toBe(parses(text))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('bounds the depth', () => {
    expect(jsonFault(Buffer.from('['.repeat(64) + ']'.repeat(64)))).toBeNull()
    expect(jsonFault(Buffer.from('['.repeat(1e6)))).toMatchObject({ offset: 64, message: 'nested deeper than 64' })
  })
})

describe('JsonScan', () => {
  it('finds the same elements however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (values, size) => {
        const bytes = Buffer.from(JSON.stringify(values, null, 1))
        const starts: number[] = []
        const ends: number[] = []
        const scan = new JsonScan(1, { opened: (at) => starts.push(scan.scanned + at), closed: (at) => ends.push(scan.scanned + at) })
        for (let at = 0; at < bytes.length; at += size) scan.push(bytes.subarray(at, at + size))
        scan.end()
        expect(starts.map((start, index) => JSON.parse(bytes.subarray(start, ends[index]).toString()))).toEqual(
          JSON.parse(JSON.stringify(values)),
        )
      }),
    )
  })
})
