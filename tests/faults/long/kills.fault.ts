import { afterAll, it } from 'vitest'
import { engines } from '../../gateway/store/engines.ts'
import { emptyStore } from '../../helpers/emptyStore.ts'
import { fault, lost } from '../fault.ts'
import { killedUnderIntake } from '../killed.ts'

const FAULT = {
  promised: 'what was answered with 200 is kept once, by every door',
  done: 'kill -9 of the gateway, twenty times while departments report',
}

const ENGINES = await engines()

fault(FAULT, () => {
  for (const engine of ENGINES) {
    afterAll(() => engine.clean())
    it(`on ${engine.name}`, async (context) =>
      lost(context, await killedUnderIntake(await (engine.name === 'PGlite' ? emptyStore() : engine.fresh()), 20)))
  }
})
