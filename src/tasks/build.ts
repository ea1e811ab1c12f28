import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sourcesHash } from './sources.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const stamp = join(root, 'dist/build.id')

const standing = (): string | null => (existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : null)

const bundleAll = async (): Promise<void> => {
  // Only a build needs it, and it is half a second of a start.
  const { build: bundle } = await import('vite')
  process.stdout.write('Building the wall … ')
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
        input: {
          main: 'src/gateway/main.ts',
          'pglite.worker': 'src/gateway/store/pglite.worker.ts',
          'analysis.worker': 'src/gateway/analyses/analysis.worker.ts',
          mock: 'mock/main.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  process.stdout.write('done\n')
}

/** Builds the wall and the Node side into dist/, unless what stands there was made of these very sources. A fault ends the process. */
export const build = async (): Promise<void> => {
  const id = sourcesHash(root)
  if (standing() === id) return
  rmSync(stamp, { force: true })
  try {
    await bundleAll()
  } catch (error) {
    process.stdout.write(`failed\n\n${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
  writeFileSync(stamp, `${id}\n`)
}

/** Starts the built gateway in this process. */
export const runBuilt = async (options: { mock: boolean }): Promise<void> => {
  const { main } = (await import(pathToFileURL(join(root, 'dist/node/main.js')).href)) as typeof import('../gateway/main.ts')
  await main(options)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
