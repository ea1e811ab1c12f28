import { spawnSync } from 'node:child_process'
import { findBrowser, remedyFor, thisMachine } from './browser.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const end = (line: string): never => {
  say(line)
  process.exit(1)
}

const installed = (): string => {
  const remedy = remedyFor(thisMachine(process.env))
  if ('says' in remedy) return end(remedy.says)
  say("No Chromium or Chrome was found: installing this system's.")
  for (const [command, ...args] of remedy.commands) {
    say(`$ ${[command, ...args].join(' ')}`)
    const { status } = spawnSync(command!, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    if (status !== 0) return end(`That command failed, and the tests need a browser: install one, or name it in COCKPIT_CHROMIUM.`)
  }
  return findBrowser(process.env).path ?? end('A browser was installed, but none is on the PATH: name it in COCKPIT_CHROMIUM.')
}

/** The path of a browser: found, else installed; ends the process with what to do where neither can be. */
export const neededBrowser = (): string => {
  const { path, wrong } = findBrowser(process.env)
  if (wrong !== null) return end(wrong)
  return path ?? installed()
}
