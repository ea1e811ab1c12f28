/** Funnel, flows, tiles, cloud of words, columns, video. */
export const zhFlows = {
  funnel: { step: '上一步的 {rate}', whole: '全程 {rate}' },
  sankey: { from: '流出', to: '流入', within: '不含本区县内' },
  treemap: { flat: '无面积：{names}' },
  words: { rising: '▲ = {base}上升' },
  scene3d: {
    bars: '本机无 WebGL，改以条形显示',
    full: '三维画面已达上限，改以条形显示',
    broken: '三维画面出错，改以条形显示',
    height: '高度 = {name}',
    same: '高度 = 数值',
    foot: '自 {value} 起',
    schematic: '示意图',
  },
  video: { opening: '正在接入画面', dark: '无信号 自 {since}', never: '无信号 自 {since} 起未接通', none: '无信号', showing: '画面正常' },
}
