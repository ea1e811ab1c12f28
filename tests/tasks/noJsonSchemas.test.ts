import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noJsonSchemas, PRINTED, withoutJsonSchemas } from '../../src/tasks/noJsonSchemas.ts'

const schemas = readFileSync(resolve(import.meta.dirname, '../../node_modules/zod/v4/classic/schemas.js'), 'utf8')

describe('zod on the wall', () => {
  it('prints no JSON Schema', () => {
    const code = withoutJsonSchemas(schemas)
    expect(code).not.toMatch(PRINTED)
    expect(code).not.toContain('to-json-schema.js')
    expect(code).not.toMatch(/processors\.\w+Processor/)
  })
  it('keeps every other line', () => {
    const printing = (line: string): boolean => /processJSONSchema = |to-json-schema|JSONSchemaMethod = |^$/.test(line)
    const kept = (code: string): string[] => code.split('\n').filter((line) => !printing(line))
    expect(kept(withoutJsonSchemas(schemas))).toEqual(kept(schemas))
  })
  it('stops the build when the package has changed', () => {
    const transform = noJsonSchemas().transform as unknown as (code: string, id: string) => unknown
    expect(() => transform('export const ZodString = 1', '/x/node_modules/zod/v4/classic/schemas.js')).toThrow('no longer')
    expect(transform('export const ZodString = 1', '/x/node_modules/zod/v4/core/schemas.js')).toBeNull()
  })
})
