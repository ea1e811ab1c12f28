import { describe, expect, it } from 'vitest'
import { directionFaults, type Source } from './architecture/directions.ts'
import { folderFaults, lengthFaults, wordFaults } from './architecture/names.ts'
import { compilerOptions, project } from './architecture/project.ts'
import { touchFaults } from './architecture/touches.ts'

const { sources, paths, folders } = project()
const made = (path: string, text: string): Source[] => [{ path, text }]

describe('this repository', () => {
  it('is read whole', () => {
    for (const part of ['src/contract/', 'src/analysis/', 'src/gateway/', 'src/wall/', 'src/tasks/', 'mock/', 'tests/'])
      expect(
        sources.some(({ path }) => path.startsWith(part)),
        part,
      ).toBe(true)
  })
  it('imports in the direction of the house only, and each library behind its seam', () => expect(directionFaults(sources)).toEqual([]))
  it('keeps contract and analysis from Node, the DOM, the clock and chance', () => expect(touchFaults(sources)).toEqual([]))
  it.each(['src/contract', 'src/analysis'])('compiles %s without DOM and Node', (folder) => {
    expect(compilerOptions(folder)).toMatchObject({ lib: ['ES2023'], types: [] })
  })
  it('has no file that is too long', () => expect(lengthFaults(sources)).toEqual([]))
  it('has no file named after nothing', () => expect(wordFaults(paths)).toEqual([]))
  it('has the folders of the house at the top, and no other', () => expect(folderFaults(folders)).toEqual([]))
})

describe('the rules can be broken', () => {
  it.each([
    ['src/contract/a.ts', "import x from 'dayjs'", 'src/contract may not import dayjs'],
    ['src/contract/a.ts', "import x from '#analysis/b.ts'", 'src/contract may not import src/analysis'],
    ['src/contract/a.ts', "import { readFile } from 'node:fs'", 'src/contract may not touch Node'],
    ['src/analysis/a.ts', "import { readFile } from 'fs'", 'src/analysis may not touch Node'],
    ['src/analysis/a.ts', "import { z } from 'zod'", 'src/analysis may not import zod'],
    ['src/analysis/a.ts', "export * from '../gateway/b.ts'", 'src/analysis may not import src/gateway'],
    ['src/gateway/a.ts', "import type { X } from '#wall/b.ts'", 'src/gateway may not import src/wall'],
    ['src/gateway/http/a.ts', "const x = await import('../../wall/b.ts')", 'src/gateway may not import src/wall'],
    ['src/gateway/a.ts', "import x from '../../mock/b.ts'", 'src/gateway may not import mock'],
    ['src/wall/a.ts', "import x from '#gateway/b.ts'", 'src/wall may not import src/gateway'],
    ['src/wall/a.ts', "new Worker(new URL('../gateway/b.ts', import.meta.url))", 'src/wall may not import src/gateway'],
    ['src/wall/a.ts', "import x from '../gateway/b.ts?worker&url'", 'src/wall may not import src/gateway'],
    ['src/wall/a.ts', "let x: import('#gateway/b.ts').X", 'src/wall may not import src/gateway'],
    ['src/wall/a.ts', "import x from 'node:path'", 'src/wall may not touch Node'],
    [
      'src/wall/A.vue',
      '<template><b/></template>\n<script setup lang="ts">\nimport x from \'#gateway/b.ts\'\n</script>',
      'src/wall may not import src/gateway',
    ],
    [
      'src/wall/A.vue',
      '<script>export default {}</script><script setup lang="ts">import x from \'echarts/core\'</script>',
      'echarts is imported behind its seam only',
    ],
    ['mock/a.ts', "import x from '#analysis/b.ts'", 'mock may not import src/analysis'],
    ['mock/a.ts', "import x from '../src/gateway/b.ts'", 'mock may not import src/gateway'],
    ['src/tasks/a.ts', "import x from '#wall/b.ts'", 'src/tasks may not import src/wall'],
    ['src/gateway/a.ts', "import x from '../../tests/helpers/b.ts'", 'src/gateway may not import tests'],
    ['src/gateway/a.ts', "import x from '#mock/b.ts'", 'no part is called #mock/b.ts'],
    ['src/wall/charts/a.ts', "import type { EChartsType } from 'echarts/core'", 'echarts is imported behind its seam only'],
    ['src/wall/charts/a.ts', "import 'zrender'", 'zrender is imported behind its seam only'],
    ['src/wall/charts/a.ts', "await import('echarts-gl')", 'echarts-gl is imported behind its seam only'],
    ['src/wall/map/a.ts', "import { Map } from 'maplibre-gl'", 'maplibre-gl is imported behind its seam only'],
    ['src/wall/map/maplibre.ts', "import x from 'mapbox-gl'", 'mapbox-gl is imported behind its seam only'],
    [
      'src/gateway/store/store.ts',
      "import { PGlite } from '@electric-sql/pglite'",
      '@electric-sql/pglite is imported behind its seam only',
    ],
    ['src/gateway/store/pglite.ts', "import pg from 'pg'", 'pg is imported behind its seam only'],
  ])('%s: %s', (path, text, fault) => {
    const found = directionFaults(made(path, text))
    expect(found.length).toBe(1)
    expect(found[0]).toContain(fault)
  })

  it.each([
    ['src/contract/a.ts', "import { z } from 'zod'; import { b } from './b.ts'"],
    ['src/analysis/a.ts', "import { b } from '#contract/b.ts'; import { c } from './c.ts'"],
    ['src/analysis/a.ts', "// import x from 'node:fs'\nconst said = \"import x from 'node:fs'\""],
    ['src/gateway/a.ts', "import { main } from 'node:module'; new URL('../../', import.meta.url)"],
    ['src/wall/charts/engine.ts', "import { init } from 'echarts/core'"],
    ['src/wall/charts/chart.worker.ts', "import { open } from './engine.ts'"],
    ['src/wall/map/maplibre.ts', "import w from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'"],
    ['src/gateway/store/pglite.worker.ts', "import { PGlite } from '@electric-sql/pglite'"],
    ['tests/gateway/a.test.ts', "import x from '#wall/b.ts'; import pg from 'pg'"],
  ])('but not by %s: %s', (path, text) => expect(directionFaults(made(path, text))).toEqual([]))

  it.each([
    ['const a = process.env.X', ['process']],
    ['const a = Buffer.from("a")', ['Buffer']],
    ['const a = __dirname', ['__dirname']],
    ['document.title = "a"', ['document']],
    ['globalThis.window', ['globalThis']],
    ['const a = () => Date.now()', ['Date.now']],
    ['const a = new Date()', ['new Date()']],
    ['const a = Math.random()', ['Math.random']],
    ['const a = () => setTimeout(b, 1)', ['setTimeout']],
    ['const a = { document }', ['document']],
    ['const a = new Date(now).getTime() + Date.UTC(2026, 0)', []],
    ['const a = b.process + b.window', []],
    ['const a = { process: 1, self: 2 }', []],
    ['const a = (document: string) => document.length', []],
    ['// process.exit()\nconst a = "window.document"', []],
    ['interface A { location: string; fetch(): void }', []],
  ])('touching: %s', (text, names) => {
    expect(touchFaults(made('src/analysis/a.ts', text))).toEqual(names.map((name) => `src/analysis/a.ts: touches ${name}`))
    expect(touchFaults(made('src/gateway/a.ts', text))).toEqual([])
  })

  it('300 lines pass, 301 do not', () => {
    expect(lengthFaults(made('a.ts', 'x\n'.repeat(300)))).toEqual([])
    expect(lengthFaults(made('a.ts', 'x\n'.repeat(301)))).toEqual(['a.ts: 301 lines, 300 at most'])
    expect(lengthFaults(made('a.ts', `${'x\n'.repeat(300)}x`))).toEqual(['a.ts: 301 lines, 300 at most'])
  })

  it.each([
    ['src/wall/utils.ts', 1],
    ['src/wall/utils/a.ts', 1],
    ['src/gateway/storeManager.ts', 1],
    ['src/gateway/data-source.ts', 1],
    ['src/wall/InfoPanel.vue', 1],
    ['src/wall/ListItem.vue', 1],
    ['src/gateway/handleReading.ts', 1],
    ['src/wall/helpers/a.ts', 1],
    ['tests/gateway/helpers/a.ts', 1],
    ['tests/helpers/town.ts', 0],
    ['src/analysis/datum.ts', 0],
    ['src/gateway/database.ts', 0],
    ['src/wall/information.ts', 0],
  ])('%s has %d words that name nothing', (path, count) => expect(wordFaults([path])).toHaveLength(count))

  it('a folder at the top that nobody knows is seen', () => {
    expect(folderFaults(['src', '.ci', '.data', 'node_modules', 'dist', 'lib'])).toEqual(['lib/: no such folder in this house'])
  })
})
