import { expect, it } from 'vitest'
import { insideAt } from '../helpers/inside.ts'
import { disorder } from './disorder.ts'
import { fault, lost } from './fault.ts'

const FAULT = {
  promised: 'the board and every series end as if each fact had come once, in order, in time',
  done: 'duplicates, wrong values corrected later, rows up to a week late and out of order; the clock an hour ahead, then set back, then an hour behind',
}

fault(FAULT, () => {
  it('ten days of a town', async (context) => lost(context, await disorder(20261122)))

  it('freshness, by the clock alone', async () => {
    const town = await insideAt('2026-11-20T12:00:00+08:00')
    const fresh = async (clock: string) => {
      town.clock(`2026-11-20T${clock}+08:00`)
      return (await town.state('society.calls', '11', 'a')).freshness
    }
    await town.send([{ indicator: 'society.calls', region: '11', category: 'a', time: '2026-11-20T12:00:00+08:00', value: 1 }])
    expect(await fresh('12:01:00')).toBe('live')
    expect(await fresh('13:00:00')).toBe('lost')
    expect(await fresh('12:02:00')).toBe('live')
    expect(await fresh('12:12:00')).toBe('late')
    expect(await fresh('13:12:00')).toBe('lost')
    await town.close()
  })
})
