import { describe, expect, it } from 'vitest'
import type { Boundary } from '#contract/place.ts'
import { planKey } from '#wall/widgets/map/corner.ts'
import { declare } from '../declare.ts'

const boundary = { file: 'x.json' } as Boundary
const title = (better: string, dark: boolean, language: 'zh' | 'en' = 'zh') =>
  planKey(declare({ better }), '诉求', null, 'values', 'sequential', boundary, language, dark).title

describe('the key of a map', () => {
  it('says which end of the ramp is high: the light one on a dark ground, the dark one on a light ground', () => {
    expect([title('neither', true), title('neither', false)]).toEqual(['诉求（浅 = 高）', '诉求（深 = 高）'])
    expect([title('neither', true, 'en'), title('neither', false, 'en')]).toEqual(['诉求 (light = high)', '诉求 (dark = high)'])
  })
  it('says what is good where more is better or worse, on every ground', () =>
    expect([title('lower', true), title('lower', false)]).toEqual(['诉求（高 = 差）', '诉求（高 = 差）']))
})
