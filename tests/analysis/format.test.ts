import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eyeScale, figure, plain, signed, toEye } from '#analysis/format.ts'

const zh = (value: number | null, unit: string, scale = 1, decimals = 0) => {
  const { text, unit: named } = figure(value, { unit, scale, decimals }, 'zh')
  return `${text} ${named}`
}
const en = (value: number | null, unit: string, scale = 1, decimals = 0) => {
  const { text, unit: named } = figure(value, { unit, scale, decimals }, 'en')
  return `${text} ${named}`
}

describe('figure in Chinese', () => {
  it.each([
    [11_171_250, '元', 1e4, 0, '1,117.1 亿元'],
    [12_846, '件', 1, 0, '12,846 件'],
    [1_862, '千瓦', 1e4, 0, '1,862 万千瓦'],
    [25_918.4, '元', 1e8, 1, '25,918.4 亿元'],
    [128.4, '人次', 1e4, 1, '128.4 万人次'],
    [1_284_000, '人次', 1, 0, '128.4 万人次'],
    [3.87, '件', 1e4, 2, '3.87 万件'],
    [99_999, '件', 1, 0, '99,999 件'],
    [100_000, '件', 1, 0, '10.00 万件'],
    [1_013_567, '元', 1e8, 0, '101.4 万亿元'],
    [0.87, '元', 1e8, 2, '8,700 万元'],
    [0.5, '件', 1e4, 1, '5,000 件'],
    [0, '元', 1e8, 1, '0.0 亿元'],
    [0, '件', 1, 0, '0 件'],
    [-11_171_250, '元', 1e4, 0, '−1,117.1 亿元'],
    [12.5, '元', 1, 2, '12.50 元'],
    [3_205.42, '人', 1e4, 2, '3,205.42 万人'],
  ] as const)('%d × %s × %d is %5$s', (value, unit, scale, decimals, says) => expect(zh(value, unit, scale, decimals)).toBe(says))

  it.each([
    [99_999.7, '件', 1, '10.00 万件'],
    [99_999_600, '件', 1, '1.00 亿件'],
    [99_994_000, '件', 1, '9,999.4 万件'],
    [9_999_996_000_000, '元', 1, '10.00 万亿元'],
  ] as const)('%d rounds up into the next step: %4$s', (value, unit, scale, says) => expect(zh(value, unit, scale)).toBe(says))

  it('never scales rates, concentrations, temperatures, times and indices', () => {
    expect(zh(123_456.7, '%', 1, 1)).toBe('123,456.7 %')
    expect(zh(35, 'µg/m³')).toBe('35 µg/m³')
    expect(zh(-3.25, '℃', 1, 1)).toBe('−3.3 ℃')
    expect(zh(8.52, '‰', 1, 2)).toBe('8.52 ‰')
    expect(zh(102.1, '上年同月=100', 1, 1)).toBe('102.1 上年同月=100')
    expect(zh(123_456, '元/人')).toBe('123,456 元/人')
    expect(zh(12.3, '元/人', 1e4, 1)).toBe('123,000 元/人')
    expect(zh(240_000, '小时')).toBe('240,000 小时')
  })

  it('shows no digits that were not declared', () => {
    expect(zh(12, '元', 1e8, 0)).toBe('12 亿元')
    expect(zh(150_000, '元', 1e8, 0)).toBe('15.00 万亿元')
    expect(zh(12_345, '件', 1, 0)).toBe('12,345 件')
  })

  it('is a dash where there is nothing, never a 0', () => {
    expect(figure(null, { unit: '元', scale: 1e8, decimals: 1 }, 'zh')).toEqual({ text: '—', unit: '', scaled: null })
    expect(figure(NaN, { unit: '元', scale: 1, decimals: 1 }, 'zh').text).toBe('—')
    expect(figure(Infinity, { unit: '元', scale: 1, decimals: 1 }, 'en').text).toBe('—')
  })

  it('gives the number behind the text', () =>
    expect(figure(11_171_250, { unit: '元', scale: 1e4, decimals: 0 }, 'zh').scaled).toBe(1117.125))
})

describe('figure in English', () => {
  it.each([
    [11_171_250, '元', 1e4, 0, '111.7 B yuan'],
    [12_846, '件', 1, 0, '12,846 cases'],
    [1_862, '千瓦', 1e4, 0, '18.62 M kW'],
    [387_123, '人次', 1, 0, '387.1 K visits'],
    [3.87, '件', 1e4, 2, '38,700 cases'],
    [1_013_567, '元', 1e8, 0, '101.4 T yuan'],
    [25_918.4, '元', 1e8, 1, '2,591.8 B yuan'],
    [51_234, '元/人', 1, 0, '51,234 yuan/person'],
    [1_250_000, '个', 1, 0, '1.25 M'],
    [35, 'µg/m³', 1, 0, '35 µg/m³'],
    [12, '新单位', 1, 0, '12 新单位'],
  ] as const)('%d × %s × %d is %5$s', (value, unit, scale, decimals, says) => expect(en(value, unit, scale, decimals)).toBe(says))
})

describe('one scale for a whole axis', () => {
  it('is that of the largest, and the small ones keep its unit', () => {
    const scale = eyeScale(11_171_250, { unit: '元', scale: 1e4, decimals: 0 }, 'zh')
    expect(scale).toEqual({ factor: 1e-4, unit: '亿元', decimals: 1 })
    expect([11_171_250, 312].map((value) => plain(toEye(value, scale), scale.decimals))).toEqual(['1,117.1', '0.0'])
  })
  it('looks at the size of a negative one, and stands in the declared unit without any', () => {
    expect(eyeScale(-3_000_000, { unit: '件', scale: 1, decimals: 0 }, 'zh')).toEqual({ factor: 1e-4, unit: '万件', decimals: 1 })
    expect(eyeScale(0, { unit: '元', scale: 1e8, decimals: 1 }, 'zh')).toEqual({ factor: 1, unit: '亿元', decimals: 1 })
    expect(eyeScale(NaN, { unit: '%', scale: 1, decimals: 1 }, 'en')).toEqual({ factor: 1, unit: '%', decimals: 1 })
    expect(eyeScale(-Infinity, { unit: '元', scale: 1e8, decimals: 1 }, 'zh').unit).toBe('亿元')
  })
  it('does not show the noise of a factor', () => expect(toEye(11_171_250, { factor: 1e-4 })).toBe(1117.125))
})

describe('plain and signed', () => {
  it('rounds the digits that are written, half away from zero', () => {
    expect(plain(1.005, 2)).toBe('1.01')
    expect(plain(0.145, 2)).toBe('0.15')
    expect(plain(2.5, 0)).toBe('3')
    expect(plain(-2.5, 0)).toBe('−3')
    expect(plain(1e-7, 2)).toBe('0.00')
    expect(plain(1e15, 1)).toBe('1,000,000,000,000,000.0')
  })
  it('has no sign on a zero', () => {
    expect([plain(-0.04, 1), signed(0.04, 1), signed(-0.04, 1), signed(-0, 0)]).toEqual(['0.0', '0.0', '0.0', '0'])
  })
  it('signs changes', () =>
    expect([signed(6.2, 1), signed(-0.8, 1), signed(null, 1), signed(1234.5, 1)]).toEqual(['+6.2', '−0.8', '—', '+1,234.5']))
})

it('keeps the size: text and unit say the value to within its rounding, in every step', () => {
  const words: Record<string, number> = { 件: 1, 万件: 1e4, 亿件: 1e8, 万亿件: 1e12 }
  fc.assert(
    fc.property(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.constantFrom(1, 1e4, 1e8),
      fc.integer({ min: 0, max: 3 }),
      (base, scale, decimals) => {
        const { text, unit } = figure(base / scale, { unit: '件', scale, decimals }, 'zh')
        const shown = Number(text.replaceAll(',', '').replace('−', '-')) * words[unit]!
        const step = words[unit]! * 10 ** -(text.split('.')[1]?.length ?? 0)
        expect(Math.abs(shown - base)).toBeLessThanOrEqual(step * 0.5 + Math.abs(base) * 1e-12)
      },
    ),
    { numRuns: 500 },
  )
})
