import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { DYNAMIC, EXPRESSIONS, fixedExpressions, withFixedExpressions } from '../../src/tasks/fixedExpressions.ts'

const packages = resolve(import.meta.dirname, '../../node_modules')
const filesIn = (folder: string): string[] =>
  readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(packages, folder, file))
const read = (file: string): string => readFileSync(file, 'utf8')
const compositor = read(join(packages, 'claygl/src/createCompositor.js'))
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** What the replaced line of the compositor does with an expression. */
const converter = (code: string): ((text: string) => unknown) => {
  const body = code.slice(code.indexOf('function tryConvertExpr'), code.indexOf('export default')).replace('func(1, 1);', 'func(1, 1, 1);')
  const table = code.slice(0, code.indexOf('};\n') + 3)
  return runInThisContext(`(() => {${table}${body}return tryConvertExpr})()`) as (text: string) => unknown
}

describe('the expressions of echarts-gl', () => {
  it('are exactly those that are written out', () => {
    const spelled = filesIn('echarts-gl/lib').flatMap((file) =>
      [...read(file).matchAll(/(['"])\s*expr\((.*?)\)\s*\1/g)].map((found) => plain(found[2]!)),
    )
    expect([...new Set(spelled)].sort()).toEqual([...EXPRESSIONS].sort())
  })
  it('are built from strings at one place of the packages only', () => {
    const dynamic = [...filesIn('claygl/src'), ...filesIn('echarts-gl/lib')].filter((file) =>
      /new Function\s*\(|[^.\w]eval\s*\(/.test(read(file)),
    )
    expect(dynamic.map((file) => file.slice(packages.length + 1))).toEqual(['claygl/src/createCompositor.js'])
    expect(compositor.split(DYNAMIC)).toHaveLength(2)
  })
  it('give what the built functions give', () => {
    const fixed = converter(withFixedExpressions(compositor))
    for (const text of EXPRESSIONS) {
      const built = runInThisContext(`(width, height, dpr) => (${text})`) as (...sizes: number[]) => unknown
      const ours = fixed(`expr( ${text} )`) as (...sizes: number[]) => unknown
      expect(ours(1920, 1080, 2), text).toEqual(built(1920, 1080, 2))
    }
  })
  it('leave no function to be built', () => expect(withFixedExpressions(compositor)).not.toMatch(/new Function/))
  it('refuse what is not among them, as before', () =>
    expect(() => converter(withFixedExpressions(compositor))('expr(alert(1))')).toThrow('Invalid expression'))
})

describe('the plugin', () => {
  const transform = fixedExpressions().transform as unknown as (code: string, id: string) => { code: string } | null
  it('touches the compositor and nothing else', () => {
    expect(transform(compositor, '/x/node_modules/claygl/src/createCompositor.js?v=1')?.code).toContain('fixedExpressions')
    expect(transform(compositor, '/x/node_modules/claygl/src/Renderer.js')).toBeNull()
  })
  it('stops the build when the package has changed', () => {
    expect(() => transform('export default 1', '/x/node_modules/claygl/src/createCompositor.js')).toThrow('no longer')
  })
})
