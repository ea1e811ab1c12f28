import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fakeCockpit } from '../../helpers/fakeCockpit.ts'
import { type HttpServer, startHttp } from '../../helpers/httpServer.ts'

let folder: string
let server: HttpServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wall-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  server = await startHttp(fakeCockpit().cockpit, {}, { wallFolder: folder })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

it.each([
  ['/', '/api/v1/prelude', null],
  ['/?lang=en', '/api/v1/prelude', null],
  ['/?scene=', '/api/v1/prelude', null],
  ['/?scene=risk&lang=en', '/api/v1/prelude?scene=risk', 'risk'],
  ['/?scene=a%3E%0D%0Aset-cookie:a%22', '/api/v1/prelude?scene=a%3E%0D%0Aset-cookie%3Aa%22', 'a>\r\nset-cookie:a"'],
  ['/?scene=%E6%80%BB%E8%A7%88', '/api/v1/prelude?scene=%E6%80%BB%E8%A7%88', '总览'],
  ['/?scene=a&scene=b', '/api/v1/prelude', null],
])('the page at %s has %s asked for with it', async (path, prelude, scene) => {
  const { headers } = await fetch(server.url + path)
  expect(headers.get('link')).toBe(`<${prelude}>; rel=preload; as=fetch; crossorigin=anonymous`)
  expect(headers.has('set-cookie')).toBe(false)
  const told = await fetch(server.url + prelude)
  expect(told.headers.get('cache-control')).toBe('no-store')
  expect(await told.json()).toEqual({ scene })
})
