import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { importsOf } from './importsOf.ts'

export interface Source {
  /** From the root, with `/`. */
  path: string
  text: string
}

const ALIAS = /^#(contract|analysis|gateway|wall)\//
const PARTS = ['src/contract', 'src/analysis', 'src/gateway', 'src/wall', 'src/tasks', 'mock', 'tests'] as const
type Part = (typeof PARTS)[number]

/** Libraries without side effects that `analysis` may use. */
const PURE: readonly string[] = ['ml-matrix']

/** Which parts a part may import, and which packages where not any. `node`: whether it may name Node's modules. */
const MAY: Record<Exclude<Part, 'tests'>, { parts: readonly Part[]; packages: readonly string[] | 'any'; node: boolean }> = {
  'src/contract': { parts: ['src/contract'], packages: ['zod'], node: false },
  'src/analysis': { parts: ['src/contract', 'src/analysis'], packages: PURE, node: false },
  'src/gateway': { parts: ['src/contract', 'src/analysis', 'src/gateway'], packages: 'any', node: true },
  'src/wall': { parts: ['src/contract', 'src/analysis', 'src/wall'], packages: 'any', node: false },
  'src/tasks': { parts: ['src/contract', 'src/gateway', 'src/tasks', 'tests'], packages: 'any', node: true },
  mock: { parts: ['src/contract', 'mock'], packages: 'any', node: true },
}

const CHARTS = /^src\/wall\/charts\/engine\.ts$/
/** The only files that may import a library behind a seam. */
const SEAMS: Readonly<Record<string, RegExp>> = {
  echarts: CHARTS,
  zrender: CHARTS,
  claygl: CHARTS,
  'echarts-gl': /^src\/wall\/charts\/(engine|echarts-gl\.d)\.ts$/,
  'maplibre-gl': /^src\/wall\/map\/maplibre(\.worker)?\.ts$/,
  'mapbox-gl': /^src\/wall\/map\/mapbox(-csp\.d)?\.ts$/,
  '@electric-sql/pglite': /^src\/gateway\/store\/pglite[\w.]*\.ts$/,
  'ml-matrix': /^src\/analysis\/linear\/matrix\.ts$/,
  pg: /^src\/gateway\/store\/postgres\.ts$/,
}

const under = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)
const partOf = (path: string): Part | null => PARTS.find((part) => under(path, part)) ?? null
const isNode = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name)
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

/** The path that a name means, or null for a package or a module of Node's. */
const pathOf = (from: string, name: string): string | null => {
  if (ALIAS.test(name)) return name.replace('#', 'src/')
  if (name.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), name)).replace(/\/$/, '')
  return name.startsWith('/') ? name.slice(1) : null
}

const faultOf = (from: string, part: Exclude<Part, 'tests'>, spoken: string): string | null => {
  const name = spoken.replace(/[?].*$/, '')
  const may = MAY[part]
  const path = pathOf(from, name)
  if (path !== null) {
    const other = partOf(path)
    return other === null || may.parts.includes(other) ? null : `${from}: ${part} may not import ${other} (${spoken})`
  }
  if (name.startsWith('#')) return `${from}: no part is called ${spoken}`
  if (isNode(name)) return may.node ? null : `${from}: ${part} may not touch Node (${spoken})`
  const library = packageOf(name)
  const seam = SEAMS[library]
  if (seam !== undefined && !seam.test(from)) return `${from}: ${library} is imported behind its seam only`
  return may.packages === 'any' || may.packages.includes(library) ? null : `${from}: ${part} may not import ${library}`
}

/** Every import against the direction of the house, or past a seam. Tests may import anything. */
export const directionFaults = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) => {
    const part = partOf(path)
    if (part === null || part === 'tests' || !/\.(ts|vue)$/.test(path)) return []
    return importsOf(path, text).flatMap((name) => faultOf(path, part, name) ?? [])
  })
