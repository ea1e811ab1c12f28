import { computed, type ComputedRef } from 'vue'
import { annotate, type Annotations, type AnnotationWish } from './annotations.ts'
import type { UnitFigure } from './figures.ts'
import { drawFrame, type FrameDrawing } from './frameDrawing.ts'
import { nameNear } from './near.ts'

/** What stands written over the map. */
export interface Drawing {
  annotations: Annotations
  frame: FrameDrawing | null
  names: ReturnType<typeof nameNear>
}

export interface DrawingGiven {
  wish: AnnotationWish | null
  figures: readonly UnitFigure[]
  marks: Parameters<typeof nameNear>[0]
  theme: string
  steps: string
}

/** Labels, beacons, the enlarged frame and names near by; placed anew only when a word, a level or a place has changed. */
export const useDrawing = (given: () => DrawingGiven): ComputedRef<Drawing | null> => {
  const written = computed(() => {
    const { wish, figures, theme, steps } = given()
    return JSON.stringify([
      figures,
      [...(wish?.places ?? [])],
      wish?.focused,
      wish?.stations,
      theme,
      wish?.ramp,
      steps,
      wish?.boxes,
      wish?.frameBoxes,
      [...(wish?.gatheredInFrame ?? [])],
    ])
  })
  let placed: { laid: unknown; written: string; drawing: Drawing } | null = null
  return computed(() => {
    const { wish, marks } = given()
    if (!wish) return null
    if (placed?.laid === wish.laid && placed.written === written.value) return placed.drawing
    const annotations = annotate(wish)
    const { panel, keepouts, enlarged } = wish.laid
    const taken = [...keepouts, ...(wish.boxes ?? []), ...annotations.labels.map((label) => label.box)]
    const drawing = {
      annotations,
      frame: enlarged ? drawFrame(wish, enlarged) : null,
      names: wish.focused === null ? [] : nameNear(marks, wish.stations, [4, 4, panel[2] - 4, panel[3] - 4], taken),
    }
    placed = { laid: wish.laid, written: written.value, drawing }
    return drawing
  })
}
