import { fileURLToPath } from 'node:url'
import { soak } from '../../tests/soak/run.ts'
import { soakSettings } from '../../tests/soak/settings.ts'
import { build } from './build.ts'
import { neededBrowser } from './neededBrowser.ts'

/** `npm run soak -- --hours N`: works a wall and a gateway for hours and fails where they grow. */
const say = (line: string) => void process.stdout.write(`${line}\n`)

try {
  const settings = soakSettings(process.argv.slice(2), fileURLToPath(new URL('../../.data/soak', import.meta.url)))
  process.env['COCKPIT_CHROMIUM'] = neededBrowser()
  await build()
  const { holds, said } = await soak(settings, say)
  for (const line of said) say(line)
  say(holds ? 'Nothing grows.' : 'This run failed.')
  process.exit(holds ? 0 : 1)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
