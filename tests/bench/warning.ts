import { parseConfig } from '../../src/gateway/config.ts'
import { readConfigFiles } from '../../src/gateway/configFiles.ts'
import { type Model, modelOf } from '../../src/gateway/model.ts'
import type { Bench, Row } from './row.ts'
import { alarmsOf, beijingSeries, citySeries, lookThrough, type Series, together } from './warningTrial.ts'

/** Two months in which nothing is scripted, and the same days with the city's troubles. */
const FROM = '2026-04-01T00:00:00+08:00'
const DAYS = 61
const MONTH = 30.4375
const HOURS_A_MONTH = MONTH * 24
/** Of each indicator in all its regions together. */
const MOST = 1

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`)

const rowsOf = (where: string, all: readonly Series[], aimed: boolean): Row[] => {
  const { looks, told, rises } = together(all.map(lookThrough))
  const alarms = alarmsOf(told)
  const wrong = alarms.filter(({ came }) => !came).length
  const indicators = new Set(all.map(({ indicator }) => indicator.id)).size
  const months = Math.max(...all.map(({ values, from }) => values.length - from)) / HOURS_A_MONTH
  const said = told.reduce((sum, one) => sum + one.said, 0)
  const came = told.filter((one) => one.came).length
  const foretold = rises.filter(({ lead }) => lead !== null).length
  const ours = wrong / (indicators * months)
  return [
    {
      what: `${where}: false alarms of an indicator in a month, all its regions together (${all.length} series of ${indicators} indicators; ${wrong} of ${alarms.length} alarms in ${looks.toLocaleString('en')} looks; ${share(came, told.length)} of what was told came true, ${share(said, told.length)} was said)`,
      unit: 'a month',
      others: [],
      ours,
      aim: aimed ? `≤ ${MOST}` : '–',
      met: aimed ? ours <= MOST : null,
    },
    {
      what: `${where}: rises to a graver level that had been told in the six hours before (${foretold} of ${rises.length})`,
      unit: '%',
      others: [],
      ours: rises.length === 0 ? 0 : (foretold / rises.length) * 100,
      aim: '–',
      met: null,
    },
  ]
}

const modelFrom = async (place: string): Promise<Model> => {
  const parsed = parseConfig((await readConfigFiles(`config/${place}`)).texts)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return modelOf(parsed.config, 1)
}

/**
 * False alarms and misses of early warning, each hour, with what a gateway knew then. A false alarm: a line that appears on the wall and
 * whose bound the figure does not reach within the hours said. Lines less than six hours apart are one alarm, judged by its first.
 */
export const warning: Bench = async () => {
  const city = await modelFrom('chongqing')
  return [
    ...rowsOf('Mock city, two quiet months', citySeries(city, FROM, DAYS, true), true),
    ...rowsOf('Mock city, the same months with its troubles', citySeries(city, FROM, DAYS, false), true),
    ...rowsOf("Beijing's PM2.5, nine recorded winter days", beijingSeries(city.indicators.get('environment.pm25')!), false),
  ]
}
