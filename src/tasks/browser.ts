import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const VARIABLES = ['COCKPIT_CHROMIUM', 'CHROME_PATH'] as const
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const
const PACKAGES = ['chromium', 'fonts-noto-cjk'] as const

export type Environment = Readonly<Record<string, string | undefined>>

/** The one command that brings a browser to a Debian system. */
export const INSTALL = `sudo apt-get install -y ${PACKAGES.join(' ')}`

export const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where a browser is, or why a named one will not do; `path: null, wrong: null` where there is none. */
export type Finding = { path: string; wrong: null } | { path: null; wrong: string | null }

/** COCKPIT_CHROMIUM, else CHROME_PATH, else the first Chromium or Chrome on the PATH. A named one is taken at its word. */
export const findBrowser = (environment: Environment, canRun: (file: string) => boolean = runs): Finding => {
  for (const variable of VARIABLES) {
    const named = environment[variable]
    if (!named) continue
    return canRun(named)
      ? { path: named, wrong: null }
      : { path: null, wrong: `${variable} names ${named}, which is no program that can be run` }
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun)
  return { path: found ?? null, wrong: null } as Finding
}

/** What to do about a missing browser: commands to run as they stand, or the sentence to end with. */
export type Remedy = { commands: readonly (readonly string[])[] } | { says: string }

/** Root on a Debian system with apt-get has it installed; anybody else is told the one command. Ubuntu's packages are stubs for snap. */
export const remedyFor = (machine: { root: boolean; apt: boolean; release: string }): Remedy => {
  const debian = /^ID="?debian"?$/m.test(machine.release)
  if (debian && machine.apt && machine.root) {
    const wait = ['-o', 'DPkg::Lock::Timeout=600']
    return {
      commands: [
        ['apt-get', ...wait, 'update'],
        ['apt-get', ...wait, 'install', '-y', '--no-install-recommends', ...PACKAGES],
      ],
    }
  }
  if (debian) return { says: `No Chromium or Chrome was found. Install one, then run this again:\n\n  ${INSTALL}\n` }
  return { says: `No Chromium or Chrome was found. Install one (on Debian: ${INSTALL}), or name it in COCKPIT_CHROMIUM.` }
}

const release = (): string => {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}

/** The machine as `remedyFor` wants it. */
export const thisMachine = (environment: Environment): { root: boolean; apt: boolean; release: string } => ({
  root: process.getuid?.() === 0,
  apt: (environment['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && runs(join(folder, 'apt-get'))),
  release: release(),
})
