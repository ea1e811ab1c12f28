import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { configSchemas } from '../../src/tasks/configSchemas.ts'
import { drift } from '../../src/tasks/drift.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const config = join(root, 'config')
const FIRST_LINE = /^# yaml-language-server: \$schema=(\S+)$/

/** Which schema a file of a place is written by, from where it lies. */
const expected = (path: string): string => {
  const [, kind = '', file = ''] = path.split('/')
  if (kind === 'scenes' || kind === 'programmes') return kind.slice(0, -1)
  if (kind === 'analyses') return 'analysis'
  if (kind === 'calendar' || kind === 'indicators') return kind
  return file === '' ? kind.replace(/\.yaml$/, '') : `no schema for ${path}`
}

const files = readdirSync(config, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
  .map((entry) => relative(config, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort()
const printed = configSchemas()
const standing = new Map(readdirSync(join(config, 'schema')).map((name) => [name, readFileSync(join(config, 'schema', name), 'utf8')]))

/** An independent reader of JSON Schema: not the one that printed them. The formats stand as patterns too, so ajv need not know them. */
const ajv = new Ajv({ allErrors: true, strict: true, strictTuples: false, formats: { date: true, 'date-time': true } })
const validators = new Map([...standing].map(([name, text]) => [name, ajv.compile(JSON.parse(text) as object)]))
const faults = (name: string, value: unknown): string[] => {
  const validate = validators.get(`${name}.schema.json`)!
  if (validate(value)) return []
  const errors = validate.errors ?? []
  const others = errors.filter((error) => error.keyword === 'const').map((error) => error.schemaPath.replace(/properties\/\w+\/const$/, ''))
  const told = errors.filter((error) => !others.some((other) => error.schemaPath.startsWith(other)))
  return (told.length > 0 ? told : errors).map((error) => `${error.instancePath} ${error.message}`)
}

describe('config/schema', () => {
  it('is what src/contract prints (else: npm run schemas)', () => {
    expect(drift(printed, standing)).toEqual([])
  })

  it('would be seen to drift', () => {
    const [first, second] = [...printed.keys()]
    const other = new Map([...printed].filter(([name]) => name !== second))
    other.set(first!, '{}').set('stray.schema.json', '{}')
    expect(drift(printed, other)).toEqual([`${first} is out of date`, `${second} is missing`, 'stray.schema.json is printed from nothing'])
  })

  it('names its draft and its subject', () => {
    for (const text of standing.values()) {
      const schema = JSON.parse(text) as { $schema: string; title: string }
      expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#')
      expect(schema.title).toMatch(/: .*\.yaml$/)
    }
  })
})

describe('every YAML file of every place', () => {
  it('is there', () => expect(files.length).toBeGreaterThan(20))

  it.each(files)('%s names its schema on line 1', (file) => {
    const first = readFileSync(join(config, file), 'utf8').split('\n', 1)[0]!.trimEnd()
    const named = FIRST_LINE.exec(first)?.[1]
    expect(named, `line 1 of ${file}`).toBeDefined()
    expect(relative(config, join(config, dirname(file), named!)).replaceAll('\\', '/')).toBe(`schema/${expected(file)}.schema.json`)
    expect(standing.has(`${expected(file)}.schema.json`)).toBe(true)
  })

  it.each(files)('%s holds by its schema', (file) => {
    expect(faults(expected(file), parse(readFileSync(join(config, file), 'utf8')))).toEqual([])
  })
})

describe('the schemas refuse what the contract refuses', () => {
  const target = { indicator: 'economy.gdp', region: '500000', year: 2026, kind: 'value', value: 1, source: 'report' }
  it.each([
    ['targets', [target], 0],
    ['targets', [{ ...target, region: 500000 }], 1],
    ['targets', [{ ...target, indicator: 'gdp' }], 1],
    ['targets', [{ ...target, colour: 'red' }], 1],
    ['targets', target, 1],
    ['departments', [{ id: 'Stats', title: { zh: '统计局', en: 'Statistics' } }], 1],
    ['departments', [{ id: 'stats', title: { zh: '统计局' } }], 1],
    [
      'calendar',
      { year: 2026, source: 's', holidays: [{ name: { zh: '元旦', en: 'New Year' }, from: '2026-02-30', to: '2026-03-01' }] },
      1,
    ],
    ['scene', { id: 'a', order: 1, title: { zh: '一', en: 'one' }, panels: {}, layouts: {} }, 1],
  ])('%s %j', (name, value, least) => {
    expect(faults(name, value).length).toBeGreaterThanOrEqual(least)
    if (least === 0) expect(faults(name, value)).toEqual([])
  })
})
