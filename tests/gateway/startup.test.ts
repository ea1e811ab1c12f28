import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyStore } from '../helpers/emptyStore.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { gatewayProcess } from '../helpers/gatewayProcess.ts'
import { townFolder } from '../helpers/townFolder.ts'

const env = async (more: Record<string, string> = {}) => ({
  COCKPIT_PORT: '18931',
  COCKPIT_CONFIG: townFolder(),
  COCKPIT_DATABASE: await emptyStore(),
  ...more,
})

describe('a start that fails says why in one message, and ends with a code', { timeout: 60_000 }, () => {
  const failing = async (more: Record<string, string>) => {
    const gateway = await gatewayProcess(await env(more))
    return { code: await gateway.ended, said: gateway.said() }
  }

  it('a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    const { code, said } = await failing({ COCKPIT_PORT: String(port) })
    server.close()
    expect(code).not.toBe(0)
    expect(said).toContain(`Port ${port} is taken`)
    expect(said).not.toContain('    at ')
  })

  it('a store that is a file, and one below a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'file-')), 'store')
    writeFileSync(file, 'x')
    for (const database of [file, join(file, 'deeper')]) {
      const { code, said } = await failing({ COCKPIT_DATABASE: database })
      expect(code).not.toBe(0)
      expect(said).toContain(file)
      expect(said).not.toContain('    at ')
    }
  })

  it('a broken config, with every fault', async () => {
    const config = townFolder()
    writeFileSync(join(config, 'place.yaml'), 'id: town\nzone: Nowhere/Land\n')
    writeFileSync(join(config, 'departments.yaml'), '- { id: UPPER, title: { zh: x, en: y } }\n')
    const { code, said } = await failing({ COCKPIT_CONFIG: config })
    expect(code).not.toBe(0)
    for (const part of ['place.yaml title', 'place.yaml home', 'place.yaml map', 'departments.yaml [0].id']) expect(said).toContain(part)
  })

  it('a broken config, and its store is free again', async () => {
    const [config, database] = [townFolder(), await emptyStore()]
    const place = readFileSync(join(config, 'place.yaml'), 'utf8')
    writeFileSync(join(config, 'place.yaml'), 'id: town\n')
    await expect(gatewayOf({ config, database })).rejects.toThrow('place.yaml title')
    writeFileSync(join(config, 'place.yaml'), place)
    await (await gatewayOf({ config, database })).stop()
  })

  it('a config folder that is not there, and settings that are none', async () => {
    expect((await failing({ COCKPIT_CONFIG: '/no/such/place' })).said).toContain('no such folder')
    const { code, said } = await failing({ COCKPIT_PORT: 'eighty', COCKPIT_ORIGINS: 'everywhere' })
    expect(code).toBe(2)
    expect(said).toContain('COCKPIT_PORT')
    expect(said).toContain('COCKPIT_ORIGINS')
  })

  it("a store that another process holds, with its pid, and another place's store", async () => {
    const held = await env({ COCKPIT_PORT: '18932' })
    const holder = await gatewayProcess(held)
    const second = await failing({ ...held, COCKPIT_PORT: '18933' })
    expect(second.code).not.toBe(0)
    expect(second.said).toContain(String(holder.child.pid))
    holder.child.kill('SIGTERM')
    expect(await holder.ended).toBe(0)
    const other = townFolder()
    writeFileSync(join(other, 'place.yaml'), readFileSync(join(other, 'place.yaml'), 'utf8').replace('id: town', 'id: village'))
    const { code, said } = await failing({ COCKPIT_DATABASE: held.COCKPIT_DATABASE, COCKPIT_CONFIG: other })
    expect(code).not.toBe(0)
    expect(said).toMatch(/town/)
  })
})
