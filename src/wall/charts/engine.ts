import { BarChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, graphic, init, setPlatformAPI, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { BAND } from './bandShape.ts'
import { TIP_Z } from './limits.ts'
import type { Pick, Pointer } from './messages.ts'
import type { EngineOption, Size } from './option.ts'
import { resolve } from './resolve.ts'

use([ScatterChart, BarChart, LineChart, SankeyChart, GraphicComponent, GridComponent, TooltipComponent, CanvasRenderer])
graphic.registerShape(BAND.type, graphic.extendShape(BAND as never))

export interface Listener {
  cursor(cursor: string): void
  pick(pick: Pick): void
}

/** One chart on one canvas, on whatever thread. */
export interface EngineChart {
  draw(option: EngineOption): void
  /** Takes effect with the next draw. */
  resize(size: Size): void
  point(pointer: Pointer): void
  dispose(): void
}

export type OpenChart = (canvas: HTMLCanvasElement | OffscreenCanvas, size: Size, listener: Listener) => EngineChart

const loadImage = (url: string, onload: () => void, onerror: () => void): unknown => {
  const holder = new OffscreenCanvas(1, 1)
  void fetch(url)
    .then((answer) => answer.blob())
    .then(createImageBitmap)
    .then((image) => {
      Object.assign(holder, { width: image.width, height: image.height })
      holder.getContext('2d')?.drawImage(image, 0, 0)
      onload()
    })
    .catch(onerror)
  return holder
}

/** A worker has no document to make canvases and images with. */
export const settleInWorker = (): void => {
  // A development build of echarts reads Node's `global` wherever there is no window.
  Object.assign(globalThis, { global: globalThis })
  setPlatformAPI({
    createCanvas: () => new OffscreenCanvas(1, 1) as unknown as HTMLCanvasElement,
    loadImage: loadImage as unknown as (url: string) => HTMLImageElement,
  })
}

interface Handler {
  setHandlerProxy(proxy: { setCursor(cursor: string): void; dispose(): void }): void
  dispatch(name: string, event: object): void
}

const handlerOf = (chart: EChartsType): Handler => chart.getZr().handler as unknown as Handler

interface Tip {
  z: number
  setStyle(style: object): void
}

/** echarts gives the text of a rich tooltip neither font nor line height; they are set as the text is added, before it is measured. */
const dressTips = (chart: EChartsType, style: () => object): void => {
  const screen = chart.getZr() as unknown as { add(shape: Tip): void }
  const add = screen.add.bind(screen)
  screen.add = (shape) => {
    if (shape.z === TIP_Z) shape.setStyle(style())
    add(shape)
  }
}

const start = (canvas: HTMLCanvasElement | OffscreenCanvas, size: Size, listener: Listener, tip: () => object): EChartsType => {
  const { width, height, ratio } = size
  const chart = init(canvas as HTMLCanvasElement, null, { renderer: 'canvas', width, height, devicePixelRatio: ratio })
  handlerOf(chart).setHandlerProxy({ setCursor: listener.cursor, dispose: () => {} })
  dressTips(chart, tip)
  chart.on('click', ({ seriesId, dataIndex, name }) => {
    listener.pick({ series: String(seriesId ?? ''), index: dataIndex, name })
  })
  return chart
}

/** echarts on a canvas. The whole option is set anew each time, and painted before `draw` returns. */
export const openChart: OpenChart = (canvas, size, listener) => {
  let drawn: EngineOption = {}
  const tip = (): object => (drawn['tip'] ?? {}) as object
  let chart = start(canvas, size, listener, tip)
  let at = size
  let over: Pointer | null = null

  const point = (pointer: Pointer): void => {
    over = pointer.kind === 'mouseout' ? null : { ...pointer, kind: 'mousemove' }
    const event = { zrX: pointer.x, zrY: pointer.y, which: 1, preventDefault: () => {}, stopPropagation: () => {} }
    handlerOf(chart).dispatch(pointer.kind, event)
  }

  return {
    draw(option) {
      drawn = option
      const { tip: _, ...rest } = option
      chart.setOption({ animation: false, ...(resolve(rest) as object) }, { notMerge: true, silent: true })
      if (over !== null) point(over)
      chart.getZr().flush()
    },
    resize(next) {
      if (next.ratio === at.ratio) {
        chart.resize({ width: next.width, height: next.height, silent: true })
      } else {
        chart.dispose()
        chart = start(canvas, next, listener, tip)
      }
      at = next
    },
    point,
    dispose() {
      chart.dispose()
      canvas.width = 0
      canvas.height = 0
    },
  }
}

/** Charts in three dimensions live in the page, on their own WebGL canvas. */
export interface SpaceChart {
  draw(option: EngineOption): void
  resize(size: Size): void
  dispose(): void
}

/** echarts-gl comes with the first of them. The host must be empty; `lost` tells that its WebGL context is gone. */
export const openSpace = async (host: HTMLElement, size: Size, listener: { pick(pick: Pick): void; lost(): void }): Promise<SpaceChart> => {
  const [{ install }, { default: graphics }, { default: shadow }] = await Promise.all([
    import('echarts-gl/lib/chart/map3D/install'),
    import('echarts-gl/lib/util/graphicGL'),
    import('echarts-gl/lib/util/shader/displayShadow.glsl.js'),
  ])
  // map3D's ground wants this shader, which only echarts-gl's maps of other makers bring along.
  graphics.Shader.import(shadow)
  use(install)
  const chart = init(host, null, { renderer: 'canvas', width: size.width, height: size.height, devicePixelRatio: size.ratio })
  const contexts = (): WebGLRenderingContext[] => [...host.querySelectorAll('canvas')].flatMap((canvas) => canvas.getContext('webgl') ?? [])
  chart.on('click', ({ seriesId, dataIndex, name }) => listener.pick({ series: String(seriesId ?? ''), index: dataIndex, name }))
  host.addEventListener('webglcontextlost', listener.lost, true)
  return {
    draw: (option) => {
      chart.setOption({ animation: false, ...(resolve(option) as object) }, { notMerge: true, silent: true })
      chart.getZr().flush()
    },
    resize: ({ width, height }) => chart.resize({ width, height, silent: true }),
    dispose: () => {
      host.removeEventListener('webglcontextlost', listener.lost, true)
      const held = contexts()
      chart.dispose()
      // Neither echarts-gl nor claygl gives its context back.
      for (const context of held) context.getExtension('WEBGL_lose_context')?.loseContext()
      host.replaceChildren()
    },
  }
}
