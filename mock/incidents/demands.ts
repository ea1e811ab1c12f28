import { DISTRICTS } from '../city/districts.ts'
import { even, hashOf } from '../city/noise.ts'
import { DAY, HOUR, localTime, stampOf } from '../city/periods.ts'
import { dayWeight } from '../city/rhythm.ts'
import { PLACES } from './places.ts'
import type { Told } from './process.ts'

/** 12345 督办件: demands that did not close by themselves and are followed one by one. One may be opened in each slot. */
export const DEMAND_SLOT = 7 * HOUR
/** The longest that one stays open. */
export const DEMAND_LONGEST = 36 * DAY
const LIMIT = 15 * DAY

type Row = readonly [weight: number, at: 'roads' | 'spots', title: string, text: string]

const ROWS: readonly Row[] = [
  [6, 'spots', '{place}小区电梯停运未修', '反映小区电梯停运多日，维保与物业责任未定。'],
  [6, 'spots', '{place}小区物业维修金未退', '反映物业更换后专项维修资金清退迟缓。'],
  [5, 'spots', '{place}地下车库渗水', '反映地下车库持续渗水，开发单位多次修补未果。'],
  [5, 'spots', '{place}夜间施工噪声反复', '反映夜间施工噪声反复扰民，已多次转办。'],
  [5, 'spots', '{place}餐饮油烟扰民', '反映楼下餐饮店油烟净化设施闲置。'],
  [4, 'spots', '{place}工地拖欠工资', '反映项目工资未结清，人社部门已立案核查。'],
  [4, 'roads', '{place}路灯长期不亮', '反映路段照明缺失，权属单位正在核实。'],
  [4, 'roads', '{place}人行道破损积水', '反映人行道塌陷积水，影响老人出行。'],
  [4, 'spots', '{place}老楼加装电梯受阻', '反映加装电梯公示后邻里意见不一，街道组织协商。'],
  [3, 'spots', '{place}培训机构停业退费', '反映校外培训机构停业，预付学费未退。'],
  [3, 'spots', '{place}高层二次供水压力不足', '反映早晚高峰高层无水，水泵房待移交。'],
  [3, 'roads', '{place}公交站迁移不便', '反映公交站点调整后步行距离过长。'],
  [2, 'spots', '{place}社区托位排队过久', '反映普惠托位排队超过半年。'],
  [2, 'spots', '{place}不动产登记久未办结', '反映历史遗留项目产权登记未办结。'],
]
const TOTAL = ROWS.reduce((sum, [weight]) => sum + weight, 0)
const SURNAMES = ['周', '李', '王', '张', '刘', '陈', '杨', '何', '冉', '谭', '向', '罗']

/** All events of the demand of a slot: within the limit it is normal, beyond it blue, near twice it yellow. */
export const demandOf = (seed: number, slot: number): Told[] => {
  const begun = Math.round((slot * DEMAND_SLOT + even(seed, 'demand', slot) * DEMAND_SLOT) / 1000) * 1000
  if (dayWeight('calls', begun) < 0.5 * even(seed, 'demand night', slot)) return []
  const weights = DISTRICTS.map((d) => d.population * d.urban ** 2)
  let left = even(seed, 'demand where', slot) * weights.reduce((sum, one) => sum + one, 0)
  const district = DISTRICTS.find((_, i) => (left -= weights[i]!) < 0) ?? DISTRICTS[0]!
  let draw = even(seed, 'demand what', slot) * TOTAL
  const [, at, title, text] = ROWS.find(([weight]) => (draw -= weight) < 0) ?? ROWS[0]!
  const names = PLACES[district.code]![at]
  const place = names[hashOf(seed, 'demand place', slot) % names.length]!
  const who = `${SURNAMES[hashOf(seed, 'demand who', slot) % SURNAMES.length]}**`
  const phone = `13${hashOf(seed, 'demand net', slot) % 10}****${1000 + (hashOf(seed, 'demand tail', slot) % 9000)}`
  const life = (1.5 + 6 * even(seed, 'demand life', slot) + 24 * even(seed, 'demand long', slot) ** 4) * DAY
  const report = {
    reference: `DB-${localTime(begun).date.replaceAll('-', '')}-${String(((slot % 1000) + 1000) % 1000).padStart(3, '0')}`,
    kind: 'demand' as const,
    category: 'supervised',
    title: title.replaceAll('{place}', place),
    text: `${text}诉求人${who}（${phone}）。`,
    region: district.code,
    lon: Number((district.point[0] + (even(seed, 'demand east', slot) - 0.5) * 0.05).toFixed(5)),
    lat: Number((district.point[1] + (even(seed, 'demand north', slot) - 0.5) * 0.05).toFixed(5)),
  }
  const steps = [
    [0, 'normal', 'reported'],
    [3 * HOUR, 'normal', 'accepted'],
    [20 * HOUR, 'normal', 'handling'],
    ...(life > LIMIT ? ([[LIMIT, 'blue', 'handling']] as const) : []),
    ...(life > LIMIT * 1.8 ? ([[LIMIT * 1.8, 'yellow', 'handling']] as const) : []),
    [life, life > LIMIT * 1.8 ? 'yellow' : life > LIMIT ? 'blue' : 'normal', 'closed'],
  ] as const
  return steps.map(([after, level, status]) => {
    const at = Math.round((begun + after) / 1000) * 1000
    return { at, department: 'hotline', report: { ...report, level, time: stampOf(at), status } }
  })
}
