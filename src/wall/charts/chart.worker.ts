import '../oldBrowsers.ts'
import { openDesk } from './desk.ts'
import { openChart, settleInWorker } from './engine.ts'
import { type Faces, loadFaces } from './faces.ts'
import { gathered } from './gathered.ts'
import { holdLife } from './life.ts'
import type { Asked, Told } from './messages.ts'
import { FONT_LIMIT, FRAME_BUDGET } from './limits.ts'
import { takeTurns } from './turns.ts'
import { machineClock } from '../machine.ts'

const scope = self as unknown as {
  fonts?: Faces
  onmessage: ((message: MessageEvent<Asked[]>) => void) | null
  postMessage(told: unknown): void
  requestAnimationFrame?: (run: () => void) => number
}

settleInWorker()
const desk = openDesk({
  openChart,
  turns: takeTurns(
    {
      now: machineClock,
      next: (run) => void (scope.requestAnimationFrame?.(run) ?? setTimeout(run, 16)),
    },
    FRAME_BUDGET,
  ),
  tell: gathered<Told>((told) => scope.postMessage(told)),
  loadFaces: (faces) => loadFaces(scope.fonts, faces, FONT_LIMIT),
})
scope.onmessage = ({ data, ports }) => {
  for (const port of ports) holdLife(navigator.locks, port)
  data.forEach(desk.take)
}
