import { onBeforeUnmount, onMounted, type Ref, type ShallowRef, shallowRef } from 'vue'
import type { Size } from './option.ts'

/** An element's size, kept true through layout changes and moves to a screen of another pixel ratio; null while it has none. */
export const useSize = (element: Readonly<Ref<HTMLElement | null>>): Readonly<ShallowRef<Size | null>> => {
  const size = shallowRef<Size | null>(null)
  let ratioChange: MediaQueryList | null = null

  const measure = (): void => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = element.value ?? {}
    const ratio = window.devicePixelRatio
    const { value } = size
    if (width === 0 || height === 0) return
    if (value === null || value.width !== width || value.height !== height || value.ratio !== ratio) size.value = { width, height, ratio }
  }
  const watchRatio = (): void => {
    ratioChange?.removeEventListener('change', watchRatio)
    ratioChange = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    ratioChange.addEventListener('change', watchRatio)
    measure()
  }
  const observer = new ResizeObserver(measure)

  onMounted(() => {
    watchRatio()
    if (element.value !== null) observer.observe(element.value)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    ratioChange?.removeEventListener('change', watchRatio)
  })
  return size
}
