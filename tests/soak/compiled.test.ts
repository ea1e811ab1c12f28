import { expect, it } from 'vitest'
import type { CDPSession } from 'playwright-core'
import { codeAt, compiledOf } from './compiled.ts'

it('is what a heap snapshot counts as code', async () => {
  const meta = { node_fields: ['type', 'name', 'id', 'self_size'], node_types: [['hidden', 'object', 'code']] }
  const text = JSON.stringify({ snapshot: { meta }, nodes: [1, 0, 1, 500, 2, 0, 2, 70, 0, 0, 3, 9, 2, 0, 4, 30] })
  let hear: (event: { chunk: string }) => void = () => undefined
  const session = {
    on: (_: string, run: typeof hear) => void (hear = run),
    off: () => undefined,
    send: async () => [text.slice(0, 40), text.slice(40)].forEach((chunk) => hear({ chunk })),
  }
  expect(await compiledOf(session as unknown as CDPSession)).toBe(100)
})

it('lies between two looks on a straight line, and outside of them as at the nearest', () => {
  const marks = [
    { at: 100, bytes: 10 },
    { at: 200, bytes: 20 },
    { at: 400, bytes: 30 },
  ]
  expect([0, 100, 150, 200, 300, 400, 900].map((at) => codeAt(marks, at))).toEqual([10, 10, 15, 20, 25, 30, 30])
  expect(codeAt([], 5)).toBe(0)
})
