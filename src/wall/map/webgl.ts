/** Who draws the map: WebGL where a graphics card computes it (`fitting`), WebGL wherever there is any, or SVG. */
export const DRAWINGS = ['fitting', 'webgl', 'svg'] as const
export type Drawing = (typeof DRAWINGS)[number]

type Who = 'nobody' | 'processor' | 'card'
type Context = WebGLRenderingContext | WebGL2RenderingContext

/** Renderers that compute on the processor, by the names they give themselves. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

/** A context to ask questions of; it has to be given back, for a page has few. */
const contextOf = (kind: 'webgl' | 'webgl2', failIfMajorPerformanceCaveat = false): Context | null =>
  document.createElement('canvas').getContext(kind, { failIfMajorPerformanceCaveat }) as Context | null
const giveBack = (context: Context): void => context.getExtension('WEBGL_lose_context')?.loseContext()

/** Not every browser says so when it is asked for a context without a performance caveat. */
const find = (): Who => {
  const fast = contextOf('webgl2', true)
  const any = fast ?? contextOf('webgl2')
  if (!any) return 'nobody'
  const told = any.getExtension('WEBGL_debug_renderer_info')
  const name = String(any.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : any.RENDERER))
  giveBack(any)
  return fast && !SOFTWARE.test(name) ? 'card' : 'processor'
}

let known: Who | null = null
/** Who would compute WebGL 2, which maps want; found once a page, for it takes a context. */
const computedBy = (): Who => (known ??= find())

const findFirst = (): boolean => {
  const context = contextOf('webgl')
  if (context) giveBack(context)
  return context !== null
}
let first: boolean | null = null
/** Whether there is WebGL 1, which pictures in three dimensions are content with: old cards have no other. Found once a page. */
export const hasWebGl = (): boolean => (first ??= findFirst())

/** Whether the processor would compute WebGL: a map then costs more than all else on the wall. */
export const bySoftware = (): boolean => computedBy() === 'processor'

export const drawsByWebGl = (drawing: Drawing): boolean => {
  if (drawing === 'svg') return false
  const who = computedBy()
  return who === 'card' || (who === 'processor' && drawing === 'webgl')
}
