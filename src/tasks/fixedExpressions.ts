import type { Plugin } from 'vite'

/** The sizes of echarts-gl's passes, as its effect graph spells them between `expr(` and `)`. */
export const EXPRESSIONS = [
  'height',
  'height * 1.0',
  'width',
  'width * 1.0',
  'height * 1.0 / 2',
  'width * 1.0 / 2',
  'height * 1.0 / 4',
  'width * 1.0 / 4',
  'height * 1.0 / 8',
  'width * 1.0 / 8',
  'height * 1.0 / 16',
  'width * 1.0 / 16',
  'height * 1.0 / 32',
  'width * 1.0 / 32',
  'height * dpr / 2',
  'width * dpr / 2',
  'height * dpr / 4',
  'width * dpr / 4',
  'height * dpr / 8',
  'width * dpr / 8',
  'height * dpr / 16',
  'width * dpr / 16',
  'height * dpr / 32',
  'width * dpr / 32',
  '[width * 1.0, height * 1.0]',
  '[width * 1.0 / 2, height * 1.0 / 2]',
  '[width * 1.0 / 2, height / 2]',
  '[width * 1.0 / 4, height * 1.0 / 4]',
  '[width * 1.0 / 4, height / 4]',
  '[width * 1.0 / 8, height * 1.0 / 8]',
  '[width * 1.0 / 8, height / 8]',
  '[width * 1.0 / 16, height * 1.0 / 16]',
  '[width * 1.0 / 16, height / 16]',
  '[width * 1.0 / 32, height / 32]',
  '[width * dpr, height * dpr]',
  '[width * dpr / 2, height * dpr / 2]',
  '[width * dpr / 4, height * dpr / 4]',
  '[width * dpr / 8, height * dpr / 8]',
  '[width * dpr / 16, height * dpr / 16]',
  '[width * dpr / 32, height * dpr / 32]',
] as const

const tight = (text: string): string => text.replace(/\s/g, '')

/** The call that a strict policy forbids. */
export const DYNAMIC = "new Function('width', 'height', 'dpr', 'return ' + exprRes[1])"
const FILE = /\/claygl\/src\/createCompositor\.js$/
const TABLE = `const fixedExpressions = {\n${EXPRESSIONS.map((one) => `  ${JSON.stringify(tight(one))}: (width, height, dpr) => ${one},`).join('\n')}\n};\n`

/** claygl's compositor with the functions it would build from strings written out; throws where the package is not as we know it. */
export const withFixedExpressions = (code: string): string => {
  if (code.split(DYNAMIC).length !== 2)
    throw new Error('claygl no longer builds its functions as fixedExpressions.ts knows: compare the packages')
  return TABLE + code.replace(DYNAMIC, "fixedExpressions[exprRes[1].replace(/\\s/g, '')]")
}

/** Lets echarts-gl run under `script-src 'self'`: no function is built from a string. */
export const fixedExpressions = (): Plugin => ({
  name: 'fixed-expressions',
  transform: (code, id) => (FILE.test(id.replaceAll('\\', '/').split('?')[0]!) ? { code: withFixedExpressions(code), map: null } : null),
})
