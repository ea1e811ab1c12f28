import { describe, expect, it } from 'vitest'
import { planCellHead } from '#wall/stage/headPlan.ts'

const head = (title: string, width: number, rest: object = {}) =>
  planCellHead({ title, level: 'red', trend: 'steady', lead: false, width, language: 'zh', ...rest })

describe('the head of a cell', () => {
  it('says level and movement in words where both fit', () => expect(head('PM10', 288)).toEqual({ level: 'words', trend: 'words' }))
  it('keeps the level in words and the movement as a mark where the title is long', () => {
    expect(head('PM2.5 全市均值', 288)).toEqual({ level: 'words', trend: 'mark' })
    expect(head('PM2.5, city mean', 288, { language: 'en' })).toEqual({ level: 'words', trend: 'mark' })
    expect(head('生活垃圾回收利用率', 288)).toEqual({ level: 'words', trend: 'none' })
  })
  it('has room for the movement where the level stands before the title', () =>
    expect(head('红色 Ⅰ级', 288, { lead: true, trend: 'worse' })).toEqual({ level: 'words', trend: 'words' }))
  it('says normal in words where they fit, else as a tick', () => {
    const normal = { level: 'normal', language: 'en' }
    expect(head('Good water', 309, normal).level).toBe('words')
    expect(head('PM2.5 since January', 288, normal).level).toBe('mark')
    expect(head('CO', 240, normal)).toEqual({ level: 'mark', trend: 'none' })
  })
})
