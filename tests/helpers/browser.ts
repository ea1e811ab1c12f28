import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../../src/tasks/browser.ts'

const ARGS = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** The browser that `npm test` found, named in COCKPIT_CHROMIUM; else looked for in the same way. */
export const browserPath = (environment: NodeJS.ProcessEnv = process.env): string => {
  const { path, wrong } = findBrowser(environment)
  if (path === null) throw new Error(wrong ?? 'no Chromium or Chrome was found: install one, or name it in COCKPIT_CHROMIUM')
  return path
}

/** Composes its page by the processor, as a machine without a graphics card does; `more` are further arguments. */
export const launch = (...more: string[]): Promise<Browser> => chromium.launch({ executablePath: browserPath(), args: [...ARGS, ...more] })
