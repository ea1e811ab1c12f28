import { describe, expect, it } from 'vitest'
import { breakable } from '#wall/i18n/breakable.ts'

describe('breakable', () => {
  it.each([
    ['每万人发明专利授权', ['每万人', '发明', '专利', '授权']],
    ['人均地区生产总值', ['人均', '地区', '生产', '总值']],
    ['技术合同占 GDP', ['技术', '合同', '占 GDP']],
    ['城镇登记失业率', ['城镇', '登记', '失业率']],
  ])('lets %s break between its words alone', (text, words) => expect(breakable(text).split('\u200b')).toEqual(words))
  it('loses no letter, and leaves what is not Chinese', () => {
    expect(breakable('技术合同占 GDP').replaceAll('\u200b', '')).toBe('技术合同占 GDP')
    expect(breakable('Urban share')).toBe('Urban share')
    expect(breakable('')).toBe('')
  })
})
