import { expect, it } from 'vitest'
import { timeRow } from '#wall/charts/timeRow.ts'
import { TOKENS } from '#wall/theme/tokens.ts'

const pen = { tokens: TOKENS.night, u: 1 }
const quarters = Array.from({ length: 13 }, (_, at) => `${2023 + Math.floor((at + 2) / 4)}-Q${((at + 2) % 4) + 1}`)
const row = (width: number, language: 'zh' | 'en' = 'en'): string[] => {
  const plot = { left: 0, top: 0, right: width, bottom: 100 }
  const x = (slot: number): number => (slot / (quarters.length - 1)) * width
  return timeRow(plot, quarters, 'quarter', pen, language, x).map((one) => (one['style'] as { text: string }).text)
}

it('says as many times as have room, and not just the two ends', () => {
  expect(row(330)).toEqual(['Q3 ’23', 'Q3 ’24', 'Q3 ’25', 'Q3 ’26'])
  expect(row(220)).toEqual(['Q3 ’23', 'Q1 ’25', 'Q3 ’26'])
  expect(row(130)).toEqual(['Q3 ’23', 'Q3 ’26'])
  expect(row(60)).toEqual(['Q3 ’26'])
})
