import { type Desk, openDesk } from './desk.ts'
import { openChart } from './engine.ts'
import { loadFaces } from './faces.ts'
import { FONT_LIMIT, FRAME_BUDGET } from './limits.ts'
import type { Told } from './messages.ts'
import { takeTurns } from './turns.ts'
import { machineClock } from '../machine.ts'

/** The desk on the main thread: same engine, same frames, for browsers without OffscreenCanvas and after a worker died twice. */
export const openMainDesk = (tell: (told: Told) => void): Desk =>
  openDesk({
    openChart,
    turns: takeTurns({ now: machineClock, next: (run) => void requestAnimationFrame(run) }, FRAME_BUDGET),
    tell,
    loadFaces: (faces) => loadFaces(document.fonts, faces, FONT_LIMIT),
  })
