import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '#gateway/store/types.ts'
import { boardSuite } from './boardSuite.ts'
import { engines } from './engines.ts'
import { foldSuite } from './foldSuite.ts'
import { itselfSuite } from './itselfSuite.ts'
import { packSuite } from './packSuite.ts'
import { readingsSuite } from './readingsSuite.ts'
import { reportsSuite } from './reportsSuite.ts'

describe.each(await engines())('a store on $name', (engine) => {
  const of = {
    store: undefined as unknown as Store,
    reopen: async () => {
      of.store = await engine.again(of.store)
    },
  }

  beforeEach(async () => {
    of.store = await engine.empty()
  }, 180_000)
  afterEach(() => of.store.close())
  afterAll(() => engine.clean())

  readingsSuite(of)
  foldSuite(of)
  packSuite(of)
  boardSuite(of)
  reportsSuite(of)
  itselfSuite(of)
})
