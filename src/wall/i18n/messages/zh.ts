import { zhFlows } from './flows/zh.ts'
import { zhStage } from './stage/zh.ts'
import { zhWidgets } from './widgets/zh.ts'

/** The product's own strings in Chinese. */
export const zh = {
  wall: {
    cut: '连接中断 自 {time} · 显示的是当时的画面',
    connecting: '正在连接网关',
    at: '时间回看尚未提供，显示的是此刻',
    outdated: '有新版本，无人操作时自动更新',
    refused: '网关拒绝了订阅：{why}',
  },
  link: { live: '实时', replayed: '回放中', late: '迟 {span}', lost: '自 {time} 断线', connecting: '连接中' },
  stamp: { simulated: '模拟数据', playback: '实测历史数据回放' },
  ended: { title: '数据截至 {period}', note: '不再更新，不作预警', of: '{who} · {count} 项指标' },
  panel: {
    failed: '此面板出错',
    now: '此刻',
    departments: '{count} 部门',
    first: '{name}等 {count} 部门',
    oldest: '最旧 {age}',
    top: '前 {rows} 项，共 {all}',
    page: '第 {from}–{to} 项，共 {all}',
    one: '第 {at} 项，共 {all}',
    all: '共 {all} 项',
    nothing: '尚无数据',
  },
  ranking: { best: '由高到低', worst: '由低到高', moves: '升降{base}', none: '暂无可排名的数值', missing: '缺报 {count}' },
  incidents: {
    empty: '当前无需要关注的事项',
    since: '已持续 {span}',
    noteStates: '按等级与时长',
    lost: '断',
    lostTitle: '{name}中断',
    atLevel: '{name} {figure}',
    open: '打开 {title}',
  },
  card: {
    level: '等级',
    status: '状态',
    region: '地点',
    department: '责任单位',
    age: '已持续',
    time: '最近报送',
    close: '关闭',
    category: '类别',
  },
  status: { reported: '已上报', accepted: '已受理', handling: '处置中', resolved: '已办结', closed: '已关闭', withdrawn: '已撤销' },
  ticker: {
    notice: '{who}通告',
    news: '播报',
    notes: '说明',
    online: '{count} 部门在线',
    late: '迟 {count}',
    lost: '断 {count}',
    version: '第 {position} 版',
    quiet: '暂无播报',
    unkept: '存储暂不可写',
    source: '口径',
  },
  scenes: { choose: '选择场景', full: '全屏', language: 'English', theme: '主题' },
  ...zhStage,
  crumbs: { back: '返回{name}' },
  ...zhFlows,
  ...zhWidgets,
}
export type Messages = typeof zh
