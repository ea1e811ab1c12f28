import { expect, it } from 'vitest'
import { noteWords } from '#wall/widgets/noteWords.ts'

it.each([
  ['件', '件/时', '件/时'],
  ['元', '元，2015—2020', '元，2015—2020'],
  ['%', '%，自年初累计', '%，自年初累计'],
  ['起', '今日，起', '今日，起'],
  ['万千瓦', '全市 · 万千瓦，近 48 时', '全市 · 万千瓦，近 48 时'],
  ['起/万人', '起/万人，高为差', '起/万人，高为差'],
])('says %s once in %s', (unit, note, said) => expect(noteWords(unit, note)).toBe(said))
it.each([
  ['万件', '件/时', '万件/时'],
  ['亿元', '今年，万元', '今年，亿元'],
])("brings the note's unit to the eye's: %s", (unit, note, said) => expect(noteWords(unit, note)).toBe(said))
it.each([
  ['件次', '今日，件', '件次 · 今日，件'],
  ['分', '近 48 时', '分 · 近 48 时'],
  ['', '指数', '指数'],
  ['件', '', '件'],
])('says both where they differ: %s', (unit, note, said) => expect(noteWords(unit, note)).toBe(said))
it('adds what else there is', () => expect(noteWords('件', '件/时', '', '线 = 上周六')).toBe('件/时 · 线 = 上周六'))
