import type { IncidentReport } from '#contract/incident.ts'
import { DISTRICTS } from '../city/districts.ts'
import { even, hashOf } from '../city/noise.ts'
import { localTime, MINUTE, stampOf } from '../city/periods.ts'
import { weatherAt } from '../city/weather.ts'
import { PLACES, type Places } from './places.ts'
import type { Told } from './process.ts'

/** One grave incident begins in each slot, so that the city nearly always has one at orange, and red for minutes now and then. */
export const GRAVE_SLOT = 100 * MINUTE
const RED = 0.7

interface Grave {
  category: string
  department: string
  at: keyof Places
  title: string
  text: string
  /** Said when it turns red. */
  worst: string
  when?: 'wet'
}

type Row = readonly [category: string, department: string, at: Grave['at'], title: string, text: string, worst: string, when?: 'wet']

const ROWS: readonly Row[] = [
  [
    'traffic',
    'public_security',
    'roads',
    '{place}多车追尾，双向中断',
    '隧道口多车追尾，双向交通中断，交巡警、消防、120 在场，诱导屏已发布绕行提示。',
    '一辆危化品运输车卷入事故，正在核查罐体，扩大警戒范围。',
  ],
  [
    'fire',
    'fire_rescue',
    'spots',
    '{place}商业楼起火，疏散人员',
    '三层商铺起火，出动 14 车 68 人，楼内人员已组织疏散，正在逐层搜救。',
    '火势向上蔓延，增派 8 车，周边道路实行交通管制。',
  ],
  [
    'gas',
    'urban',
    'spots',
    '{place}燃气泄漏，周边楼栋疏散',
    '地下管廊测出燃气浓度超限，已关阀放散，警戒 200 米，疏散 3 栋居民楼。',
    '相邻配电房测出燃气，扩大疏散至 6 栋并断电。',
  ],
  [
    'crowd',
    'culture_tourism',
    'spots',
    '{place}大客流一级响应',
    '瞬时客流达最大承载量九成，停止入园，公安、公交、轨道联动疏散。',
    '瞬时客流超过最大承载量，临近轨道站实施跳站通过。',
  ],
  [
    'flood',
    'water_resources',
    'roads',
    '{place}下穿道严重积水，车辆被困',
    '积水深约 70 厘米，2 车被困、人员已救出，抽排车 4 台在场。',
    '水位继续上涨，1 人在车内等待救援，消防橡皮艇到场。',
    'wet',
  ],
  [
    'geological',
    'planning_resources',
    'slopes',
    '{place}滑坡险情，转移群众',
    '坡体裂缝扩大，受威胁群众已转移安置，专业队伍布设监测。',
    '监测点位移加速，公路双向断道，扩大转移范围。',
    'wet',
  ],
  [
    'pollution',
    'environment',
    'slopes',
    '{place}化工园区异味扩散',
    '园区边界特征污染物超标，涉事车间已停产，下风向走航监测。',
    '下风向居民区监测值超标，组织居民关窗避险。',
  ],
  [
    'power_outage',
    'power',
    'spots',
    '{place}变电站故障，片区停电',
    '110 千伏变电站主变跳闸，影响约 2.1 万户，医院与轨道转备用电源。',
    '一所医院备用电源切换异常，应急发电车正在接入。',
  ],
  [
    'metro',
    'metro',
    'spots',
    '{place}站供电故障，区间停运',
    '接触网失电，两站之间停运，公交接驳已启动，站外滞留约 1500 人。',
    '一列车迫停区间，正在组织乘客疏散。',
  ],
  [
    'work_safety',
    'emergency',
    'spots',
    '{place}工地基坑局部坍塌',
    '基坑局部坍塌，作业人员已清点，1 人受伤送医，周边管线监测中。',
    '清点后有 1 人失联，救援队伍搜救中。',
  ],
]
const GRAVES: readonly Grave[] = ROWS.map(([category, department, at, title, text, worst, when]) => ({
  category,
  department,
  at,
  title,
  text,
  worst,
  ...(when ? { when } : {}),
}))

/** All events of the grave incident of a slot: reported yellow, orange within minutes, perhaps red for a few, orange, over. */
export const graveOf = (seed: number, slot: number): Told[] => {
  const begun = Math.round((slot * GRAVE_SLOT + even(seed, 'grave', slot) * GRAVE_SLOT * 0.5) / 1000) * 1000
  const weights = DISTRICTS.map((d) => d.population * d.urban)
  let left = even(seed, 'grave where', slot) * weights.reduce((sum, one) => sum + one, 0)
  const district = DISTRICTS.find((_, i) => (left -= weights[i]!) < 0) ?? DISTRICTS[0]!
  const wet = weatherAt(seed, begun, district.code).rain > 0.2
  const fit = GRAVES.filter(({ when }) => when === undefined || wet)
  const grave = fit[hashOf(seed, 'grave what', slot) % fit.length]!
  const names = PLACES[district.code]![grave.at]
  const place = names[hashOf(seed, 'grave place', slot) % names.length]!
  const life = (88 + 34 * even(seed, 'grave life', slot)) * MINUTE
  const { date } = localTime(begun)
  const report = {
    reference: `${grave.category.toUpperCase().slice(0, 3)}-${date.replaceAll('-', '')}-Z${String(((slot % 1000) + 1000) % 1000).padStart(3, '0')}`,
    kind: grave.category === 'crowd' ? ('alarm' as const) : ('event' as const),
    category: grave.category,
    title: grave.title.replaceAll('{place}', place),
    region: district.code,
    lon: Number((district.point[0] + (even(seed, 'grave east', slot) - 0.5) * 0.012).toFixed(5)),
    lat: Number((district.point[1] + (even(seed, 'grave north', slot) - 0.5) * 0.012).toFixed(5)),
  }
  const turns = even(seed, 'grave red', slot) < RED
  const red = 22 * MINUTE + even(seed, 'grave when', slot) * 20 * MINUTE
  const calm = red + (4 + 5 * even(seed, 'grave long', slot)) * MINUTE
  type Step = readonly [after: number, level: IncidentReport['level'], status: IncidentReport['status'], text: string]
  const steps: Step[] = [
    [0, 'yellow', 'reported', grave.text],
    [5 * MINUTE, 'orange', 'accepted', grave.text],
    [13 * MINUTE, 'orange', 'handling', grave.text],
    ...(turns
      ? ([
          [red, 'red', 'handling', grave.worst],
          [calm, 'orange', 'handling', `险情已控制。${grave.text}`],
        ] as const)
      : []),
    [life, 'orange', 'resolved', '现场处置完毕，正在恢复。'],
    [life + 25 * MINUTE, 'orange', 'closed', '已办结归档。'],
  ]
  return steps.map(([after, level, status, text]) => {
    const at = Math.round((begun + after) / 1000) * 1000
    return { at, department: grave.department, report: { ...report, level, text, time: stampOf(at), status } }
  })
}
