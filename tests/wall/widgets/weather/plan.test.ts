import { expect, it } from 'vitest'
import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { changeIn, gravestTile, planWeather, tileRoom, weatherKind, windWords } from '#wall/widgets/weather/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }
const tile = (unit: string, state: Partial<State>, points: [string, number | null][] = []) =>
  planWeather(
    [{ indicator: 'environment.temperature' }],
    () => ({
      indicator: Indicator.parse({
        id: 'environment.temperature',
        title: { zh: '气温', en: 'Temperature' },
        definition: { zh: '口径', en: 'x' },
        department: 'meteorology',
        unit,
        decimals: 1,
        better: 'neither',
        grain: 'hour',
        scope: { root: '500000', tier: 'district' },
        rollUp: { method: 'never' },
        source: 'x',
      }),
      state: stateOf(state),
      official: undefined,
    }),
    () => points,
    said,
  )[0]!

it.each([
  [0, '北风', 'N'],
  [45, '东北风', 'NE'],
  [337.4, '西北风', 'NW'],
  [337.6, '北风', 'N'],
  [360, '北风', 'N'],
  [-90, '西风', 'W'],
  [720 + 180, '南风', 'S'],
])('says from where %i° blows', (degrees, zh, en) => expect([windWords(degrees, 'zh'), windWords(degrees, 'en')]).toEqual([zh, en]))
it.each([
  ['℃', 'temperature'],
  ['mm', 'rain'],
  ['米', 'sight'],
  ['m/s', 'wind'],
  ['°', 'direction'],
  ['%', 'humidity'],
  ['hPa', 'pressure'],
  ['件', 'other'],
])('knows %s as %s', (unit, kind) => expect(weatherKind(unit)).toBe(kind))
it('knows a level of water from how far one sees', () => expect([weatherKind('米', 2), weatherKind('米', 0)]).toEqual(['level', 'sight']))
it('says a change in the fewest words where the full ones find no room, and none before a cut one', () => {
  const change = { arrow: 'up' as const, size: '4.2%', base: '较昨日同时', brief: '较昨日' }
  const own = tile('m/s', { value: 3 })
  const changed = { ...own, figure: { ...own.figure, change } }
  expect([150, 120, 60].map((room) => changeIn(changed, room)?.base)).toEqual(['较昨日同时', '较昨日', undefined])
  expect(changeIn({ ...changed, kind: 'direction' }, 150)).toBeNull()
})
it('says the range of what was, gaps left out', () => {
  expect(
    tile('℃', { value: 12.8 }, [
      ['a', 10.3],
      ['b', null],
      ['c', 13.7],
    ]).range,
  ).toBe('10.3—13.7')
  expect(
    tile('℃', { value: 12.8 }, [
      ['a', -2],
      ['b', 3],
    ]).range,
  ).toBe('−2.0—3.0')
  expect([
    tile('℃', {}, [['a', 3]]).range,
    tile('mm', {}, [
      ['a', 0],
      ['b', 0],
    ]).range,
    tile('°', {}, [
      ['a', 3],
      ['b', 300],
    ]).range,
  ]).toEqual(['', '', ''])
})
it('says a direction in words, and none of a lost or missing one', () => {
  expect(tile('°', { value: 47 }).words).toBe('东北风')
  expect([tile('°', { value: 47, freshness: 'lost' }).words, tile('°', { value: null }).words]).toEqual(['', ''])
})
it('finds the gravest, and none where all is calm', () => {
  const [calm, grave] = [tile('℃', {}), tile('℃', { level: 'orange' })]
  expect(gravestTile([calm, grave, tile('℃', { level: 'blue' })])).toBe(grave)
  expect([gravestTile([calm]), gravestTile([])]).toEqual([null, null])
})
it('tells far sight in kilometres, near sight in metres', () => {
  const far = tile('米', { value: 14_259 }, [
    ['a', 5979],
    ['b', 14_259],
  ])
  expect([far.figure.figure.text, far.range]).toEqual(['14 公里', '6.0—14'])
  expect(tile('米', { value: 420 }).figure.figure.text).toBe('420.0 米')
  expect(tileRoom(far)).toBeLessThan(tileRoom(tile('米', { value: 899 })) + 20)
})
