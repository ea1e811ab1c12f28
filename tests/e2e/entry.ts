import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const folder = join(process.cwd(), 'dist/wall')
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')

/** Scripts that the page loads before it runs: its entry and all that this imports, with their sizes (bytes, gzip). */
export const entry = (): { file: string; size: number }[] => {
  const page = read('index.html')
  const found = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file!)
  for (const file of found) {
    const imports = [...read(file).matchAll(/(?:\bimport|\bfrom)\s*["']\.\/([^"']+\.js)["']/g)].map(([, other]) => `assets/${other}`)
    for (const other of imports) if (!found.includes(other)) found.push(other)
  }
  return found.map((file) => ({ file, size: gzipSync(read(file), { level: 9 }).length }))
}

/** Marks of the libraries that draw, in whatever chunk they stand. */
const LIBRARIES = {
  echarts: /zrender|ECharts/,
  maplibre: /maplibregl-map/,
  'echarts-gl': /@export clay\.|@export ecgl\./,
  h3: /H3Index|h3-js/,
} as const

/** The libraries that a file carries. */
export const librariesIn = (file: string): string[] =>
  Object.entries(LIBRARIES).flatMap(([name, mark]) => (mark.test(read(file)) ? [name] : []))
