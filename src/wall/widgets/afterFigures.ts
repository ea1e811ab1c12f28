import { effectScope, watch } from 'vue'
import { painted } from '../firstPicture.ts'
import { useBoard } from '../stores/board.ts'

/** A gateway that is silent for so long does not keep the charts away as well. */
const PATIENCE = 3000

const within = (ms: number, holds: (resolve: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    holds(resolve)
    setTimeout(resolve, ms)
  })

const filled = (board: ReturnType<typeof useBoard>): Promise<void> =>
  within(PATIENCE, (resolve) => {
    // Detached: the scene that asked first may be gone before the board is there.
    const scope = effectScope(true)
    scope.run(() =>
      watch(
        () => board.swaps > 0,
        (is) => {
          if (!is) return
          queueMicrotask(() => scope.stop())
          resolve()
        },
        { immediate: true },
      ),
    )
  })

/** Brings a widget that carries a library of charts or maps once the figures stand on the screen: they never wait for it. */
export const afterFigures =
  <T>(load: () => Promise<T>): (() => Promise<T>) =>
  () =>
    filled(useBoard()).then(painted).then(load)
