import { describe, expect, it } from 'vitest'
import { fitRanking } from '#wall/widgets/ranking/fit.ts'

const english = ['Yongchuan', 'Shapingba', 'Wanzhou']

describe('fitRanking', () => {
  it('gives every name its room, the bar what is left', () => {
    const fit = fitRanking(381, 1, english, ['188.3', '97.7'], true)
    expect(fit.under).toBe(false)
    expect(fit.name).toBeGreaterThan(84)
    expect(fitRanking(381, 1, ['渝北', '九龙坡'], ['1,882.7'], true).name).toBe(54)
  })
  it('puts the bar under name and value where none is left between them', () => {
    expect(fitRanking(381, 2, ['黑龙江'], ['35.4'], true).under).toBe(true)
    expect(fitRanking(620, 2, ['黑龙江'], ['35.4'], true).under).toBe(false)
    expect(fitRanking(570, 2, ['Inner Mongolia'], ['35.4'], true).under).toBe(true)
  })
})
