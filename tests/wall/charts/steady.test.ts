import { expect, it } from 'vitest'
import { shallowRef } from 'vue'
import { steady } from '#wall/charts/steady.ts'

it('is the same object while its content is the same', () => {
  const board = shallowRef({ value: 1, turn: 0 })
  const plan = steady(() => ({ shown: board.value.value }))
  const first = plan.value
  board.value = { value: 1, turn: 1 }
  expect(plan.value).toBe(first)
  board.value = { value: 2, turn: 2 }
  expect(plan.value).toEqual({ shown: 2 })
  const none = steady(() => (board.value.value > 5 ? { shown: 1 } : null))
  expect(none.value).toBeNull()
  board.value = { value: 9, turn: 3 }
  expect(none.value).toEqual({ shown: 1 })
})
