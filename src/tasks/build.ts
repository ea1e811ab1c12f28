import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build as bundle } from 'vite'
import { sourcesHash } from './sources.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const stamp = join(root, 'dist/build.json')

const standing = (): string | null => (existsSync(stamp) ? (JSON.parse(readFileSync(stamp, 'utf8')) as { id: string }).id : null)

/** Builds the wall and the Node side into dist/, unless what stands there was made of these very sources. */
export const build = async (): Promise<void> => {
  const id = sourcesHash(root)
  if (standing() === id) return
  process.stdout.write('Building the wall … ')
  rmSync(stamp, { force: true })
  await bundle({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
  process.stdout.write('the gateway … ')
  await bundle({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      outDir: 'dist/node',
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { main: 'src/gateway/main.ts', 'pglite.worker': 'src/gateway/store/pglite.worker.ts', mock: 'mock/main.ts' },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  writeFileSync(stamp, `${JSON.stringify({ id })}\n`)
  process.stdout.write('done\n')
}

/** Starts the built gateway in this process. */
export const runBuilt = async (options: { mock: boolean }): Promise<void> => {
  const { main } = (await import(pathToFileURL(join(root, 'dist/node/main.js')).href)) as typeof import('../gateway/main.ts')
  await main(options)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
