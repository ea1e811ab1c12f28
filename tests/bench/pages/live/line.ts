/** A line over time with a tooltip, as echarts' examples have it. */
export const lineOf = (times: number[], values: number[]) => ({
  grid: { left: 48, right: 16, top: 24, bottom: 32 },
  tooltip: { trigger: 'axis' as const },
  xAxis: { type: 'time' as const },
  yAxis: { type: 'value' as const, scale: true },
  series: [{ type: 'line' as const, showSymbol: false, data: values.map((value, at) => [times[at]! * 1000, value]) }],
})
