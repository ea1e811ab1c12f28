import { describe, expect, it } from 'vitest'
import { rankAmong } from '#wall/widgets/number/rank.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const states = [5, 9, 9, null, 2].map((value, at) => stateOf({ region: `r${at}`, value }))

describe('rankAmong', () => {
  it('counts those that are better, of those that have a value', () => {
    expect(rankAmong('r0', states, 'higher')).toEqual({ rank: 3, all: 4 })
    expect(rankAmong('r0', states, 'lower')).toEqual({ rank: 2, all: 4 })
    expect(rankAmong('r2', states, 'higher')).toEqual({ rank: 1, all: 4 })
  })
  it('is nothing for what is missing, alone, or neither good nor bad', () => {
    expect(rankAmong('r3', states, 'higher')).toBeNull()
    expect(rankAmong('r0', states.slice(0, 1), 'higher')).toBeNull()
    expect(rankAmong('r0', states, 'neither')).toBeNull()
  })
})
