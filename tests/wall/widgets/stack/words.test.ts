import { describe, expect, it } from 'vitest'
import { STACK_WORDS } from '#wall/widgets/stack/words.ts'

describe('the sum in the head of a stack', () => {
  it('says of which period it is: a running hour is not the day', () => {
    expect(STACK_WORDS.zh.newest('14时', '627 起')).toBe('14时共 627 起')
    expect(STACK_WORDS.zh.newest('26 Q3', '627 起')).toBe('26 Q3 共 627 起')
    expect(STACK_WORDS.en.newest('14:00', '627 cases')).toBe('627 cases, 14:00')
  })
})
