import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { preludePath } from '#contract/prelude.ts'
import { DoorRefused } from './doorRefused.ts'

const HASHED = /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.\w+$/

/** How long a browser may keep a file of the wall: one named after its contents for good, any other only after asking. */
export const cacheControl = (path: string): string => (HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')

/** Has the browser ask for the first figures beside the page's script, which would ask for the same a while later. */
const preludeLink = (scene: string | null): string => `<${preludePath(scene)}>; rel=preload; as=fetch; crossorigin=anonymous`

/** The wall's files at `/`. Without a build, `/` says so and the doors work all the same. */
export const addWallFiles = (app: FastifyInstance, folder: string | null): void => {
  const root = folder === null ? null : resolve(folder)
  if (root === null || !existsSync(join(root, 'index.html'))) {
    app.get('/', () => {
      throw new DoorRefused('not_found', 'the wall is not built: npm run build')
    })
    return
  }
  app.register(fastifyStatic, {
    root,
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheControl(path)),
  })
  app.get<{ Querystring: { scene?: unknown } }>('/', ({ query: { scene } }, reply) =>
    reply.header('link', preludeLink(typeof scene === 'string' ? scene : null)).sendFile('index.html'),
  )
}
