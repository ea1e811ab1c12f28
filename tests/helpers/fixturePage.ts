import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build, preview } from 'vite'
import { policyFor } from '#gateway/http/securityHeaders.ts'
import { fixedExpressions } from '../../src/tasks/fixedExpressions.ts'

const repository = resolve(import.meta.dirname, '../..')

/** A page as a production build, served under the gateway's policy; `beside` are its folders that are served as they are. */
export const servePage = async (
  root: string,
  beside: readonly string[] = [],
): Promise<{ address: string; http: Server; close(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), `${basename(root)}-`))
  const shared = { configFile: false, root, publicDir: join(repository, 'public'), logLevel: 'error' } as const
  await build({
    ...shared,
    plugins: [vue(), fixedExpressions()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome92' },
  })
  for (const one of beside) cpSync(join(root, one), join(folder, one), { recursive: true })
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': policyFor('127.0.0.1') } },
  })
  return {
    address: server.resolvedUrls!.local[0]!,
    http: server.httpServer as Server,
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A page of tests/fixtures. */
export const serveFixture = (name: string, beside?: readonly string[]) => servePage(join(repository, 'tests/fixtures', name), beside)
