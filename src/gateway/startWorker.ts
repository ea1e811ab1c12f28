import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** From source a worker needs tsx put in by hand: on Node 20 `--import tsx` does nothing in a worker whose parent runs under tsx. */
const underTsx = (): string[] => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))
  const api = new URL('dist/esm/api/index.mjs', tsx).href
  return ['--import', `data:text/javascript,${encodeURIComponent(`import { register } from '${api}'; register()`)}`]
}

/** Starts `<name>.worker` that lies beside the module of this URL, from source or as built. */
export const startWorker = (beside: string, name: string, options: WorkerOptions = {}): Worker => {
  const source = beside.endsWith('.ts')
  return new Worker(new URL(`./${name}.worker${source ? '.ts' : '.js'}`, beside), { ...options, execArgv: source ? underTsx() : [] })
}
