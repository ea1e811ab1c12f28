import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { entry, librariesIn } from './entry.ts'

const MOST = 150_000

it('waits for an entry of at most 150 kB gzip, and for no library that draws', () => {
  const files = entry()
  const size = files.reduce((sum, one) => sum + one.size, 0)
  expect(files.length).toBeGreaterThan(0)
  expect(size, `${size} bytes gzip: ${files.map((one) => `${one.file} ${one.size}`).join(', ')}`).toBeLessThanOrEqual(MOST)
  expect(files.flatMap(({ file }) => librariesIn(file))).toEqual([])
  const chunks = readdirSync('dist/wall/assets').filter((file) => file.endsWith('.js'))
  const carried = new Set(chunks.flatMap((file) => librariesIn(`assets/${file}`)))
  expect([...carried].sort(), 'the marks by which libraries are known').toEqual(['echarts', 'echarts-gl', 'h3', 'maplibre'])
})
