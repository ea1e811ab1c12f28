import type { Declared } from './feed/departments.ts'
import type { Door } from './feed/door.ts'
import type { Keys } from './feed/keys.ts'
import { tellParent } from './lifeline.ts'
import { play } from './playback/play.ts'
import { progressLine, refusalLine } from './tell.ts'

export interface BeijingParts {
  door: Door
  keys: Keys
  declared: Declared
  clock: () => number
  wait: (ms: number) => Promise<void>
  tell: (line: string) => void
}

/** Recorded hours of Beijing's air, played back on the place's own clock. */
export const runBeijing = async ({ door, keys, declared, clock, wait, tell }: BeijingParts): Promise<void> => {
  let sent = 0
  let quiet = false
  await play({
    door,
    keys,
    declared,
    clock,
    wait,
    place: 'beijing',
    department: 'bj_monitoring',
    told: (answered, rows, hour) => {
      sent += rows
      const line = refusalLine('空气监测（历史记录）', answered)
      if (line !== null) tell(line)
      if (!quiet) tell(progressLine('补报此前各时', '空气监测（历史记录）', sent, sent))
      tellParent({ type: 'progress', text: `回放至 ${new Date(hour.at).toISOString()}`, sent, total: sent })
    },
    caughtUp: () => {
      quiet = true
      tell('实测历史数据回放：已到本地时钟，继续逐时播放')
      tellParent({ type: 'ready' })
    },
  })
  tell('实测历史数据已播放完毕：此后无新数据，各图显示数据截止时刻')
  tellParent({ type: 'done' })
  for (;;) await wait(3_600_000)
}
