import { describe, expect, it } from 'vitest'
import { bools, float8s, int4s, int64sOf, int8s, keepable, texts } from '#gateway/store/columns.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
/** Header of `array_recv`: dimensions, has nulls, element type, size, lower bound. */
const header = (oid: string, count: string) => `0000000100000001000000${oid}000000${count}00000001`

describe("PostgreSQL's binary arrays", () => {
  it('writes each element with its length, null as -1', () => {
    expect(hex(int4s([1, null, -2]))).toBe(`${header('17', '03')}0000000400000001ffffffff00000004fffffffe`)
    expect(hex(int8s([2 ** 40]))).toBe(`${header('14', '01')}000000080000010000000000`)
    expect(hex(bools([true, false]))).toBe(`${header('10', '02')}00000001010000000100`)
    expect(hex(texts(['a', null, '水', '']))).toBe(`${header('19', '04')}0000000161ffffffff00000003e6b0b400000000`)
  })

  it('keeps the bits of a double', () => {
    expect(hex(float8s([-0]))).toBe('0000000100000001000002bd0000000100000001000000088000000000000000')
  })

  it('writes nothing as an array without dimensions', () => {
    expect(hex(int4s([]))).toBe('000000000000000100000017')
  })

  it('reads whole numbers back, whatever their sign', () => {
    const sent = Buffer.alloc(40)
    const numbers = [0, -1, 1_795_000_000_123, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
    numbers.forEach((number, at) => sent.writeBigInt64BE(BigInt(number), at * 8))
    expect([...int64sOf(sent)]).toEqual(numbers)
    expect([...int64sOf(null)]).toEqual([])
  })

  it('replaces what PostgreSQL text cannot hold', () => {
    expect(keepable('a\0b\ud800c')).toBe('a\ufffdb\ufffdc')
    expect(keepable('水位😀')).toBe('水位😀')
  })
})
