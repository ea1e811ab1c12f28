import type { Plugin } from 'vite'

const FILE = /\/zod\/v4\/classic\/schemas\.js$/
/** How zod ties each kind of schema to its printer. */
export const PRINTED = /^ *inst\._zod\.processJSONSchema = .*;$/gm
/** Where the printers come from. */
export const PRINTERS = 'import { createStandardJSONSchemaMethod, createToJSONSchemaMethod } from "../core/to-json-schema.js";'
const NONE = `const createToJSONSchemaMethod = () => () => { throw new Error('JSON Schemas are printed by the build, not by the wall') };
const createStandardJSONSchemaMethod = createToJSONSchemaMethod;`

/** zod's schemas without what prints them as JSON Schema, a twentieth of the entry; throws where the package is not as we know it. */
export const withoutJsonSchemas = (code: string): string => {
  if (code.split(PRINTERS).length !== 2 || (code.match(PRINTED) ?? []).length < 30)
    throw new Error('zod no longer ties its schemas to JSON Schema as noJsonSchemas.ts knows: compare the packages')
  return code.replace(PRINTERS, NONE).replaceAll(PRINTED, '')
}

/** The wall parses; it never prints a schema. */
export const noJsonSchemas = (): Plugin => ({
  name: 'no-json-schemas',
  apply: 'build',
  transform: (code, id) => (FILE.test(id.replaceAll('\\', '/').split('?')[0]!) ? { code: withoutJsonSchemas(code), map: null } : null),
})
