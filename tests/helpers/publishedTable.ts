import { readFileSync } from 'node:fs'
import type { Panel } from '#analysis/panel.ts'

/** Columns of a table in tests/fixtures/published. */
export const publishedTable = (name: string): Record<string, number[]> => {
  const text = readFileSync(new URL(`../fixtures/published/${name}.csv`, import.meta.url), 'utf8')
  const [head, ...lines] = text.trim().split('\n').map((line) => line.split(',')) // prettier-ignore
  return Object.fromEntries(head!.map((column, j) => [column, lines.map((line) => Number(line[j]))]))
}

/** Grunfeld's 10 firms × 20 years. */
export const grunfeld = (): Panel => {
  const { firm, year, ...columns } = publishedTable('grunfeld')
  return { rows: firm!.map((one, at) => ({ region: `${one}`, period: `${year![at]}` })), columns }
}
