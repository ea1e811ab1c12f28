import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { machineClock } from '../../machine.ts'
import { useBoard } from '../../stores/board.ts'
import { useIncidents } from '../../stores/incidents.ts'
import { usePlace } from '../../stores/place.ts'
import { useStage } from '../../stores/stage.ts'
import { alarmsAt } from './alarms.ts'
import { advanced, type Course, openCourse, shownBy, told, toggled, touched } from './course.ts'
import { courseFrom, type KeptCourse, keptCourse } from './keptCourse.ts'
import { planMark } from './markPlan.ts'

/** The programme that leads this wall: the one asked for, else the place's first that starts by itself, else its first. Its owner calls `tick` twice a second. */
export const useProgramme = defineStore('programme', () => {
  const place = usePlace()
  const stage = useStage()
  const board = useBoard()
  const incidents = useIncidents()
  const course = shallowRef<Course | null>(null)
  const asked = shallowRef<string | null>(null)
  const second = shallowRef(machineClock())
  let taken = 0
  let resumed: KeptCourse | null = null

  const declared = computed(() => {
    const all = place.config?.programmes ?? []
    const ordered = [...all].sort((a, b) => a.id.localeCompare(b.id))
    return all.find((one) => one.id === asked.value) ?? ordered.find((one) => one.after !== undefined) ?? ordered[0] ?? null
  })
  /** The place's other programmes, to choose from. */
  const others = computed(() => (place.config?.programmes ?? []).filter((one) => one.id !== declared.value?.id))
  const named = {
    indicator: (id: string) => {
      const found = place.indicator(id)
      return found && (found.short ?? found.title)
    },
    region: (code: string) => {
      const found = place.region(code)
      return found && (found.short ?? found.name)
    },
  }
  const take = (next: Course): void => {
    course.value = next
    if (next.take === taken) return
    taken = next.take
    const shown = shownBy(next)
    if (!shown) return
    stage.show(shown.scene)
    stage.focus(shown.region ?? stage.root)
  }
  const step = (by: (before: Course, now: number) => Course): void => {
    if (course.value) take(by(course.value, machineClock()))
  }
  watch(
    declared,
    (programme, before) => {
      if (JSON.stringify(programme) === JSON.stringify(before ?? null)) return
      taken = 0
      if (programme && resumed?.programme === programme.id) {
        course.value = courseFrom(programme, resumed, machineClock())
        resumed = null
        return
      }
      course.value = programme && { ...openCourse(programme, machineClock()), known: course.value?.known ?? null }
    },
    { immediate: true, flush: 'sync' },
  )

  const tick = (): void => {
    second.value = machineClock()
    step((before, now) =>
      before.programme.turn && board.swaps > 0
        ? told(before, alarmsAt(before.programme.turn.at, board.all(), incidents.open, named), now)
        : advanced(before, now),
    )
  }
  const touch = (pressed?: boolean): void => step((before, now) => touched(before, now, pressed))
  const toggle = (): void => {
    step(toggled)
    second.value = machineClock()
  }
  const ask = (id: string | null): void => {
    asked.value = id
  }
  /** The course of the page before this one, taken up where it was left as soon as the place is known. */
  const resume = (kept: KeptCourse): void => {
    resumed = kept
    ask(kept.programme)
  }
  const kept = (): KeptCourse | null => course.value && keptCourse(advanced(course.value, machineClock()), machineClock())
  /** Another programme, from its beginning. */
  const start = (id: string): void => {
    ask(id)
    toggle()
  }
  const mark = computed(() => planMark(course.value, second.value))
  /** Changes whenever the programme puts a scene on the wall. */
  const takes = computed(() => course.value?.take ?? 0)
  return { course, declared, others, mark, takes, tick, touch, toggle, ask, resume, kept, start }
})
