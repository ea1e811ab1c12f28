import { ref } from 'vue'
import { usePlace } from '../stores/place.ts'
import { useStage } from '../stores/stage.ts'
import type { Act } from '../shortcuts.ts'
import { THEMES } from '../theme/tokens.ts'
import { useExplain } from './explain/useExplain.ts'
import { useProgramme } from './programme/useProgramme.ts'

/** How long the scene bar stays when nobody is near it (ms). */
const BAR_FOR = 4000

/** What keys, strokes and buttons do to the wall. */
export const useActs = (given: { print: () => void }) => {
  const place = usePlace()
  const stage = useStage()
  const explain = useExplain()
  const programme = useProgramme()
  const bar = ref(false)
  const help = ref(false)
  let hiding: ReturnType<typeof setTimeout> | undefined

  const showBar = (): void => {
    bar.value = true
    clearTimeout(hiding)
    hiding = setTimeout(() => (bar.value = false), BAR_FOR)
  }
  /** A sheet has its own buttons where the bar would stand. */
  const near = (): void => {
    if (!explain.subject && !help.value) showBar()
  }
  const step = (by: 1 | -1): void => {
    const { scenes } = place
    if (scenes.length === 0) return
    const at = scenes.findIndex((scene) => scene.id === stage.scene?.id)
    stage.show(scenes[(at + by + scenes.length) % scenes.length]!.id)
  }
  const show = (number: number): void => {
    const asked = place.scenes.find((scene) => scene.order === number) ?? place.scenes[number - 1]
    if (asked) stage.show(asked.id)
  }
  const end = (which: 'first' | 'last'): void => {
    const asked = which === 'first' ? place.scenes[0] : place.scenes.at(-1)
    if (!asked) return
    stage.show(asked.id)
    stage.focus(stage.root)
  }
  const back = (): void => {
    if (help.value) help.value = false
    else if (explain.subject) explain.close()
    else if (stage.incident !== null) stage.openIncident(null)
    else {
      const parent = stage.region === stage.root ? null : place.region(stage.region)?.parent
      if (parent) stage.focus(parent)
    }
  }
  const full = (): void => {
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined)
  }
  const theme = (): void => {
    stage.theme = THEMES[(THEMES.indexOf(stage.theme) + 1) % THEMES.length]!
  }
  const language = (): void => {
    stage.language = stage.language === 'zh' ? 'en' : 'zh'
  }
  const toggleHelp = (): void => {
    help.value = !help.value
  }
  const act = (asked: Exclude<Act, null>): void => {
    if ('show' in asked) show(asked.show)
    else if ('step' in asked) step(asked.step)
    else if ('end' in asked) end(asked.end)
    else if ('hold' in asked) programme.toggle()
    else if ('back' in asked) back()
    else if ('full' in asked) full()
    else if ('theme' in asked) theme()
    else if ('language' in asked) language()
    else if ('print' in asked) given.print()
    else toggleHelp()
  }
  const swipe = (which: 'next' | 'before' | 'bar'): void => {
    if (which === 'bar') showBar()
    else if (!explain.subject) step(which === 'next' ? 1 : -1)
  }
  /** The programme takes the wall: what people had opened goes. */
  const shut = (): void => {
    help.value = false
    bar.value = false
    explain.close()
  }
  return { bar, help, act, swipe, near, shut }
}
export type Acts = ReturnType<typeof useActs>
