import type { NoticeReport } from '#contract/notice.ts'
import { hashOf } from '../city/noise.ts'
import { DAY, HOUR, localTime, periodOf, stampOf } from '../city/periods.ts'
import { type Holidays, isFree } from '../city/rhythm.ts'
import { weatherAt } from '../city/weather.ts'

export interface ToldNotice {
  department: string
  report: NoticeReport
}

const skyWords = (seed: number, from: number): string => {
  const samples = [1, 4, 7, 10].map((hour) => weatherAt(seed, from + hour * HOUR))
  const wettest = Math.max(...samples.map((w) => w.rain))
  const sky =
    wettest > 2
      ? '中到大雨'
      : wettest > 0.6
        ? '小到中雨'
        : wettest > 0
          ? '间断小雨'
          : samples.some((w) => w.visibility < 3)
            ? '多云，早晨有雾'
            : '多云间晴'
  const temperatures = samples.map((w) => Math.round(w.temperature))
  return `${sky}，气温 ${Math.min(...temperatures)}～${Math.max(...temperatures)}℃`
}

const noticeOf = (
  department: string,
  stream: string,
  from: number,
  until: number,
  title: string,
  text: string,
  level?: NoticeReport['level'],
): ToldNotice => ({
  department,
  report: {
    reference: `${stream}-${stampOf(from).slice(0, 13)}`,
    title,
    text,
    ...(level ? { level } : {}),
    from: stampOf(from),
    until: stampOf(until),
  },
})

const CLOSURES = ['鹅公岩大桥', '真武山隧道', '嘉华大桥', '石黄隧道', '渝澳大桥', '黄花园大桥', '双碑隧道']
const WORKS = ['沙坪坝区双碑片区', '南岸区南坪片区', '九龙坡区石桥铺片区', '渝北区两路片区', '江北区石马河片区', '巴南区李家沱片区']
const TIPS = [
  ['市卫生健康委提示', '近期流感样病例有所上升，老人、儿童尽早接种疫苗，室内注意通风。'],
  ['反诈提示', '凡自称客服要求屏幕共享、转账到“安全账户”的均为诈骗，请拨打 96110 咨询。'],
  ['用气安全提示', '天气转凉门窗紧闭，使用燃气热水器请保持通风，离家关阀。'],
  ['森林防火提示', '进入林区请勿携带火种，发现火情拨打 12119。'],
] as const

/** The notices that are valid at an instant: weather, traffic, works, advice, rail, holidays. */
export const noticesAt = (seed: number, t: number, holidays: Holidays): ToldNotice[] => {
  const day = periodOf('day', t)
  const number = Math.floor(day.start / DAY)
  const one = <T>(all: readonly T[], stream: string): T => all[hashOf(seed, stream, number) % all.length]!
  const morning = day.start + 6 * HOUR
  const half = t < morning ? day.start - 6 * HOUR : t < morning + 12 * HOUR ? morning : morning + 12 * HOUR
  const [tip, tipText] = one(TIPS, 'tip')
  const closed = one(CLOSURES, 'closure')
  const friday = localTime(t).weekday === 4
  const all: ToldNotice[] = [
    noticeOf('meteorology', 'forecast', half, half + 12 * HOUR, '天气预报', `中心城区未来 12 小时：${skyWords(seed, half)}。`),
    noticeOf(
      'transport',
      'closure',
      day.start,
      day.end,
      '夜间养护封闭',
      `今晚 23:30 至次日 5:30，${closed}进行养护作业，过往车辆请提前绕行。`,
    ),
    noticeOf(
      'urban',
      'works',
      day.start,
      day.end,
      '计划停水',
      `${one(WORKS, 'works')}因管网改造，今日 22:00 至次日 6:00 降压供水，请提前储水。`,
    ),
    noticeOf('hotline', 'tip', day.start, day.end, tip, tipText),
    noticeOf(
      'metro',
      'metro',
      day.start,
      day.end,
      '轨道运营',
      friday ? '今日为周五，轨道交通延长运营时间，各线末班车延后约 60 分钟。' : '工作日早晚高峰 1、3、6 号线缩短行车间隔，请错峰出行。',
    ),
  ]
  const wettest = Math.max(...[0, 3, 6, 9].map((hour) => weatherAt(seed, day.start + hour * HOUR + 6 * HOUR).rain))
  if (wettest > 2.6)
    all.push(
      noticeOf(
        'meteorology',
        'warning',
        day.start,
        day.end,
        '暴雨蓝色预警',
        '未来 12 小时部分区县累计雨量将达 50 毫米以上，注意防范山洪、滑坡和城市内涝。',
        'blue',
      ),
    )
  if (isFree(t + DAY, holidays) || isFree(t, holidays))
    all.push(
      noticeOf(
        'public_security',
        'holiday',
        day.start,
        day.end,
        '节日出行提示',
        '节日期间洪崖洞、解放碑、磁器口等热门片区视客流实行交通管制，请优先乘坐公共交通。',
      ),
    )
  return all.filter(({ report }) => Date.parse(report.from) <= t && Date.parse(report.until) > t)
}
