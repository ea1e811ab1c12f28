declare module 'echarts-gl/lib/chart/map3D/install' {
  export const install: (registers: unknown) => void
}
declare module 'echarts-gl/lib/util/graphicGL' {
  const graphics: { Shader: { import(source: string): void } }
  export default graphics
}
declare module 'echarts-gl/lib/util/shader/displayShadow.glsl.js' {
  const source: string
  export default source
}
