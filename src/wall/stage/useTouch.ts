import { onBeforeUnmount, onMounted, ref } from 'vue'
import { machineClock } from '../machine.ts'
import { type Act, actOf, keepsKey } from '../shortcuts.ts'
import { swipeOf } from './swipe.ts'

export interface TouchEnds {
  /** Somebody is there; `pressed`: a finger or button went down or came up. */
  touched: (pressed?: boolean) => void
  keyed: () => void
  act: (act: Exclude<Act, null>) => void
  swipe: (which: 'next' | 'before' | 'bar') => void
  /** The mouse is at the bottom. */
  near: () => void
  resize: () => void
  second: () => void
}

const SLEEP = 3000
const BEAT = 500

/** Keys, pointers and the wall's own beat; everything is taken off again when the page goes. */
export const useTouch = (ends: TouchEnds) => {
  const awake = ref(false)
  const lastX = ref(window.innerWidth / 2)
  let sleep: ReturnType<typeof setTimeout> | undefined
  let down: { x: number; y: number; at: number } | null = null
  let seen = ''

  const wake = (event: PointerEvent): void => {
    awake.value = true
    clearTimeout(sleep)
    sleep = setTimeout(() => (awake.value = false), SLEEP)
    if (event.pointerType === 'mouse' && event.clientY > window.innerHeight * 0.93) ends.near()
  }
  const move = (event: PointerEvent): void => {
    const place = `${event.screenX} ${event.screenY}`
    // Browsers tell of moves when what lies under a resting pointer changes.
    if (place === seen) return
    seen = place
    wake(event)
    ends.touched()
  }
  const press = (event: PointerEvent): void => {
    wake(event)
    lastX.value = event.clientX
    const own = event.target instanceof Element && event.target.closest('input, [data-own-touch]') !== null
    down = event.pointerType === 'mouse' || own ? null : { x: event.clientX, y: event.clientY, at: machineClock() }
    ends.touched(true)
  }
  const lift = (event: PointerEvent): void => {
    ends.touched(false)
    if (!down || event.type !== 'pointerup') return
    const from = down
    down = null
    const found = swipeOf({
      from: [from.x, from.y],
      to: [event.clientX, event.clientY],
      lasted: machineClock() - from.at,
      window: [window.innerWidth, window.innerHeight],
    })
    if (found) ends.swipe(found)
  }
  const key = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null
    const print = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'p'
    const act: Act = print ? { print: true } : event.ctrlKey || event.altKey || event.metaKey ? null : actOf(event.key)
    const ours = act !== null && !event.defaultPrevented && !(target && keepsKey(target.tagName, target.getAttribute('role'), event.key))
    if (!ours || !('hold' in act)) ends.touched()
    ends.keyed()
    if (!ours) return
    event.preventDefault()
    if (!event.repeat || 'step' in act) ends.act(act)
  }
  const still = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('a') && event.type === 'selectstart') return
    event.preventDefault()
  }
  const away = (): void => ends.touched(false)
  const listen: [string, (event: never) => void][] = [
    ['pointermove', move],
    ['pointerdown', press],
    ['pointerup', lift],
    ['pointercancel', lift],
    ['blur', away],
    ['wheel', () => ends.touched()],
    ['keydown', key],
    ['contextmenu', still],
    ['selectstart', still],
    ['resize', ends.resize],
  ]
  let beat: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    listen.forEach(([name, run]) => addEventListener(name, run as EventListener))
    beat = setInterval(ends.second, BEAT)
  })
  onBeforeUnmount(() => {
    clearTimeout(sleep)
    clearInterval(beat)
    listen.forEach(([name, run]) => removeEventListener(name, run as EventListener))
  })
  return { awake, lastX }
}
