import type { IncidentReport } from '#contract/incident.ts'
import type { Places } from './places.ts'

type Level = IncidentReport['level']

/** What may happen. `{place}` is a name of the district, `{n}` and `{m}` small numbers, `{who}` a masked name, `{phone}` a masked number. */
export interface Template {
  category: string
  kind: IncidentReport['kind']
  department: string
  /** How often it is drawn against the others. */
  weight: number
  at: keyof Places
  level: Level
  title: string
  text: string
  /** Usual minutes until it is over. */
  minutes: number
  /** Only under this weather. */
  when?: 'wet' | 'dry' | 'fog' | 'busy'
}

type Row = readonly [
  category: string,
  kind: Template['kind'],
  department: string,
  weight: number,
  at: Template['at'],
  level: Level,
  minutes: number,
  title: string,
  text: string,
  when?: Template['when'],
]

// oxfmt-ignore
const ROWS: readonly Row[] = [
  ['traffic', 'event', 'public_security', 14, 'roads', 'blue', 45, '{place}多车追尾占用一条车道', '{n}车追尾，占用左侧车道，无人员被困。路面民警已到场，正在拍照撤车。'],
  ['traffic', 'event', 'public_security', 9, 'roads', 'blue', 35, '{place}货车故障占道，车流缓行', '重型货车抛锚停于右侧车道，后方排队约 {n}00 米，拖车已派出。'],
  ['traffic', 'event', 'public_security', 5, 'roads', 'yellow', 100, '{place}发生车辆侧翻，双向通行受阻', '一辆厢式货车侧翻，货物散落，驾驶人{who}轻伤送医。现场实行单向放行。'],
  ['traffic', 'event', 'public_security', 3, 'roads', 'yellow', 70, '{place}雨天路滑连环碰撞', '路面湿滑引发 {n} 车碰撞，{m} 人轻伤，救护车与清障车在场。', 'wet'],
  ['road_network', 'event', 'transport', 5, 'roads', 'blue', 150, '{place}路面塌陷，围挡施工抢修', '路面出现约 {n} 平方米沉陷，已设围挡，管线单位现场核查。'],
  ['road_network', 'event', 'transport', 3, 'roads', 'blue', 160, '{place}团雾，限速 60 公里通行', '能见度不足 200 米，已启动限速与间断放行。', 'fog'],
  ['metro', 'event', 'metro', 3, 'spots', 'blue', 30, '{place}站列车车门故障，清客退出服务', '列车车门故障，约 {n}00 名乘客换乘后续列车，全线晚点 {m} 分钟以内。'],
  ['metro', 'event', 'metro', 2, 'spots', 'blue', 40, '{place}站大客流，实施分批进站', '进站排队约 {n} 分钟，已增开安检通道并分批放行。', 'busy'],
  ['fire', 'event', 'fire_rescue', 6, 'spots', 'blue', 55, '{place}一居民楼厨房起火', '{n} 楼住户厨房起火，住户{who}（{phone}）已自行撤离，无人员伤亡，出动 {m} 车处置。'],
  ['fire', 'event', 'fire_rescue', 4, 'spots', 'blue', 40, '{place}电动自行车起火冒烟', '楼栋架空层电动自行车起火，明火已扑灭，正在排烟。'],
  ['fire', 'event', 'fire_rescue', 1, 'spots', 'orange', 130, '{place}仓库起火，周边人员疏散', '一处约 {n}00 平方米仓库起火，出动 1{m} 车，周边商户已疏散，暂无人员被困报告。'],
  ['gas', 'event', 'urban', 4, 'spots', 'yellow', 60, '{place}道路施工挖破燃气管', '施工机械挖破中压支管，已关阀、设 50 米警戒，影响约 {n}00 户用气。'],
  ['water_supply', 'event', 'urban', 5, 'spots', 'blue', 210, '{place}供水管道爆裂，部分小区停水', 'DN{n}00 管道爆裂，影响约 {m}000 户，已安排送水车，预计今日恢复。'],
  ['power_outage', 'event', 'power', 6, 'spots', 'blue', 95, '{place}配电线路故障停电', '10 千伏线路跳闸，影响约 {n}00 户，抢修人员正在巡线。'],
  ['power_outage', 'event', 'power', 2, 'spots', 'yellow', 130, '{place}变压器故障，片区停电', '公用变压器烧损，影响约 {m}000 户，应急发电车已到医院与电梯点位。'],
  ['crowd', 'alarm', 'culture_tourism', 4, 'spots', 'blue', 90, '{place}游客增多，启动限流预案', '在园人数接近最大承载量的七成，已开启单向通行与分流广播。', 'busy'],
  ['crowd', 'alarm', 'culture_tourism', 1, 'spots', 'yellow', 80, '{place}大客流达到二级响应', '瞬时客流达最大承载量的八成，暂停线上预约，公安、公交协同疏散。', 'busy'],
  ['work_safety', 'event', 'emergency', 3, 'spots', 'yellow', 190, '{place}工地发生高处坠落险情', '一名工人（{who}）从约 {n} 米处坠落受伤送医，工地已停工，住建、应急现场调查。'],
  ['geological', 'event', 'planning_resources', 2, 'slopes', 'blue', 380, '{place}边坡局部溜塌，道路半幅封闭', '溜塌约 {n}0 立方米，未造成人员伤亡，监测员加密巡查，受威胁 {m} 户已转移。', 'wet'],
  ['geological', 'event', 'planning_resources', 1, 'slopes', 'blue', 300, '{place}地灾监测点位移超预警值', '裂缝计 24 小时位移 {n} 毫米，专业队伍已赴现场复核。'],
  ['flood', 'event', 'water_resources', 2, 'roads', 'blue', 100, '{place}下穿道积水，车辆绕行', '积水深约 {n}0 厘米，排水车抽排，交巡警现场引导绕行。', 'wet'],
  ['weather', 'alarm', 'meteorology', 2, 'slopes', 'blue', 360, '{place}一带发布雷电蓝色预警', '预计未来 6 小时有雷电活动并伴短时强降水，请注意防范。', 'wet'],
  ['weather', 'alarm', 'meteorology', 2, 'roads', 'yellow', 240, '{place}一带发布大雾黄色预警', '预计未来 12 小时内能见度小于 500 米，请注意交通安全。', 'fog'],
  ['forest_fire', 'alarm', 'emergency', 1, 'slopes', 'blue', 420, '{place}林区火险等级偏高', '森林火险气象等级三级，护林员加密巡护，进山路口设卡收火。', 'dry'],
  ['special_equipment', 'event', 'market_reg', 6, 'spots', 'blue', 30, '{place}一住宅电梯困人', '{n} 人被困，维保人员 {m} 分钟到场，救援进行中。'],
  ['food_safety', 'event', 'market_reg', 1, 'spots', 'blue', 480, '{place}一餐饮店接到就餐不适投诉', '{n} 名消费者就餐后不适就诊，症状轻微，已封存留样并送检。'],
  ['pollution', 'event', 'environment', 3, 'spots', 'blue', 180, '{place}群众反映夜间异味', '接到 {n} 起异味投诉，走航监测车到场排查来源。'],
  ['pollution', 'event', 'environment', 1, 'slopes', 'yellow', 230, '{place}小流域水体颜色异常', '支流局部水体发白，已采样送检，上游 {m} 家企业正在逐一核查。'],
  ['public_order', 'event', 'public_security', 5, 'spots', 'blue', 50, '{place}消费纠纷引发围观', '商家与顾客{who}因退款争执，约 {n}0 人围观，民警到场调解。'],
  ['public_health', 'event', 'health', 1, 'spots', 'blue', 500, '{place}一学校流感样病例增多', '一个班级报告流感样病例 {n} 例，疾控人员到校指导，已落实晨午检与消毒。'],
  ['petition', 'demand', 'petitions', 2, 'spots', 'blue', 400, '{place}业主集中反映交房延期', '约 {n}0 名业主代表到访反映交房延期，街道、住建接访协调。'],
  ['petition', 'demand', 'petitions', 2, 'spots', 'blue', 360, '{place}工人集体反映工资拖欠', '{n} 名工人反映项目工资未结清，人社、住建已约谈总包单位，联系人{who}（{phone}）。'],
  ['hotline_surge', 'demand', 'hotline', 2, 'spots', 'blue', 240, '{place}停水诉求一小时内集中', '一小时受理停水类诉求 {n}0 件，为平日同时段的 {m} 倍，已转属地与供水单位。'],
  ['hotline_surge', 'demand', 'hotline', 2, 'spots', 'blue', 240, '{place}物业服务诉求增多', '近三小时物业类诉求 {n}0 件，主要反映停车收费与电梯维修。'],
  ['housing', 'event', 'housing', 1, 'spots', 'blue', 500, '{place}老旧房屋外墙脱落', '外墙瓷砖脱落约 {n} 平方米，未伤人，已围挡并组织鉴定，{m} 户临时安置。'],
]

export const TEMPLATES: readonly Template[] = ROWS.map(([category, kind, department, weight, at, level, minutes, title, text, when]) => ({
  category,
  kind,
  department,
  weight,
  at,
  level,
  minutes,
  title,
  text,
  when,
}))
