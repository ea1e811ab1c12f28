import { setTimeout as sleep } from 'node:timers/promises'
import { runBeijing } from './beijing.ts'
import { runCity } from './chongqing.ts'
import { declaredAt } from './feed/departments.ts'
import { doorTo } from './feed/door.ts'
import { readKeys } from './feed/keys.ts'
import { calendarFolder, holidaysIn } from './holidays.ts'
import { holdLifeline } from './lifeline.ts'
import { sendPanel } from './national/send.ts'
import { mockSettings } from './settings.ts'
import { refusalLine } from './tell.ts'

holdLifeline()

const tell = (line: string): void => void process.stdout.write(`[mock] ${line}\n`)
const wait = (ms: number): Promise<void> => sleep(ms)
const clock = (): number => Date.now()

const main = async (): Promise<void> => {
  const settings = mockSettings(process.argv.slice(2))
  const door = doorTo({ gateway: settings.gateway, wait, random: Math.random, tell })
  await door.ready()
  const keys = readKeys(settings.keys)
  const declared = await declaredAt(door)
  if (settings.place === 'beijing') return runBeijing({ door, keys, declared, clock, wait, tell })
  const panel = sendPanel(door, keys, declared).then(
    (sent) => {
      if (sent === null) return
      tell(`国家统计局 年度面板 ${sent.rows.toLocaleString('en-US')} 条（实测）`)
      const line = refusalLine('国家统计局', sent.answered)
      if (line !== null) tell(line)
    },
    (error: unknown) => tell(`国家统计局 年度面板未能送出：${String(error)}`),
  )
  const city = runCity({
    door,
    keys,
    declared,
    holidays: holidaysIn(calendarFolder(settings.place)),
    seed: settings.seed,
    speed: settings.speed,
    clock,
    wait,
    tell,
  })
  await Promise.all([panel, city])
}

main().catch((error: unknown) => {
  process.stderr.write(`[mock] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
