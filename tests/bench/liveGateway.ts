import { gatewayOf } from '../helpers/gateway.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { all, idOf, liveTown } from './liveTown.ts'
import { valuesOf } from './waves.ts'

const HOUR = 3_600_000

/** A real gateway of that town with its past, and all readings of a second. */
export const liveGateway = async (config = liveTown()) => {
  const gateway = await gatewayOf({ config: townFolder(config) })
  const running = Math.floor(Date.now() / HOUR) * HOUR
  const reading = (chart: number, value: number, time: number) => ({
    indicator: idOf(chart),
    region: '1',
    value,
    time: new Date(time).toISOString(),
    source: 'office',
  })
  for (const chart of all((at) => at)) {
    const past = valuesOf(chart, 0).slice(0, -1)
    await gateway.post(
      '/api/v1/readings',
      past.map((value, at) => reading(chart, value, running - (past.length - at) * HOUR)),
    )
  }
  const second = (at: number) =>
    gateway.post(
      '/api/v1/readings',
      all((chart) => reading(chart, valuesOf(chart, at).at(-1)!, Date.now())),
    )
  await second(0)
  return { gateway, second }
}
