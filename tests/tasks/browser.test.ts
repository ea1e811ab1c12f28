import { describe, expect, it } from 'vitest'
import { findBrowser, INSTALL, remedyFor } from '../../src/tasks/browser.ts'
import { browserPath } from '../helpers/browser.ts'

const has =
  (...files: string[]) =>
  (file: string) =>
    files.includes(file)
const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'

describe('finding a browser', () => {
  it('takes COCKPIT_CHROMIUM before CHROME_PATH before the PATH', () => {
    const everything = has('/a/one', '/b/two', '/usr/bin/chromium')
    const all = { COCKPIT_CHROMIUM: '/a/one', CHROME_PATH: '/b/two', PATH: '/usr/bin' }
    expect(findBrowser(all, everything).path).toBe('/a/one')
    expect(findBrowser({ ...all, COCKPIT_CHROMIUM: '' }, everything).path).toBe('/b/two')
    expect(findBrowser({ PATH: '/usr/bin' }, everything).path).toBe('/usr/bin/chromium')
  })

  it('takes Chromium before Chrome, wherever on the PATH they are', () => {
    const env = { PATH: '/first::/second' }
    expect(findBrowser(env, has('/first/google-chrome', '/second/chromium')).path).toBe('/second/chromium')
    expect(findBrowser(env, has('/second/google-chrome-stable')).path).toBe('/second/google-chrome-stable')
    expect(findBrowser(env, has('/second/chromium-browser')).path).toBe('/second/chromium-browser')
  })

  it('does not quietly take another than the one that was named', () => {
    const found = findBrowser({ COCKPIT_CHROMIUM: '/gone', PATH: '/usr/bin' }, has('/usr/bin/chromium'))
    expect(found).toEqual({ path: null, wrong: 'COCKPIT_CHROMIUM names /gone, which is no program that can be run' })
  })

  it('finds none where there is none, with or without a PATH', () => {
    expect(findBrowser({ PATH: '/usr/bin' }, has())).toEqual({ path: null, wrong: null })
    expect(findBrowser({}, has('/usr/bin/chromium'))).toEqual({ path: null, wrong: null })
  })

  it('is what the tests open', () => {
    expect(browserPath({ COCKPIT_CHROMIUM: process.execPath })).toBe(process.execPath)
    expect(() => browserPath({ COCKPIT_CHROMIUM: '/gone/chromium' })).toThrow('/gone/chromium')
    expect(() => browserPath({ PATH: '/gone' })).toThrow('COCKPIT_CHROMIUM')
  })
})

describe('where there is no browser', () => {
  it('root on Debian has it installed, lists first', () => {
    const remedy = remedyFor({ root: true, apt: true, release: debian })
    const commands = 'commands' in remedy ? remedy.commands.map((command) => command.join(' ')) : []
    expect(commands).toHaveLength(2)
    expect(commands[0]).toMatch(/^apt-get .*update$/)
    expect(commands[1]).toMatch(/^apt-get .*install -y .*chromium fonts-noto-cjk$/)
  })

  it.each([
    ['no root', { root: false, apt: true, release: debian }],
    ['no apt-get', { root: true, apt: false, release: debian }],
    ['Ubuntu, whose package is a stub', { root: true, apt: true, release: 'ID=ubuntu\nID_LIKE=debian\n' }],
    ['no release file', { root: true, apt: true, release: '' }],
  ])('%s: the one command is named', (_, machine) => {
    const remedy = remedyFor(machine)
    expect('says' in remedy && remedy.says).toContain(INSTALL)
  })
})
