import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Series } from '#contract/wire.ts'
import { bodyOf, csvOf } from '../feed/batch.ts'
import type { Declared } from '../feed/departments.ts'
import type { Answered, Door } from '../feed/door.ts'
import { keyOf, type Keys } from '../feed/keys.ts'
import { recordingsFolder } from '../root.ts'
import { panelRows, RATIOS } from './panel.ts'

const SENDER = 'nbs'

/** Sends the real national panel: its columns through the CSV door, ratios of them with both ends; unless the gateway has its last row. Answers null when there was nothing to send. */
export const sendPanel = async (door: Door, keys: Keys, declared: Declared): Promise<{ answered: Answered; rows: number } | null> => {
  const ids = new Map(
    declared.indicators.filter((indicator) => indicator.department === SENDER).map((indicator) => [indicator.id, indicator.until]),
  )
  const key = keyOf(keys, SENDER)
  if (key === undefined || ids.size === 0) return null
  const text = (name: string): string => readFileSync(join(recordingsFolder('national'), name), 'utf8')
  const rows = panelRows(text('china_provinces_2015_2020.csv'), text('dictionary.csv'), ids)
  const last = rows.findLast((row) => row.value !== null)
  if (last === undefined) return null
  const { points } = await door.read<Series>(
    `/api/v1/series?${new URLSearchParams({ indicator: last.indicator, region: last.region, from: last.time, to: String(Number(last.time) + 1) })}`,
  )
  if (points.some(([label, value]) => label === last.time && value === last.value)) return null
  const ratios = rows.filter(({ indicator }) => indicator in RATIOS)
  await door.send('/api/v1/readings', key, bodyOf(SENDER, ratios))
  const plain = rows.filter(({ indicator }) => !(indicator in RATIOS))
  return { answered: await door.send('/api/v1/readings', key, { type: 'text/csv', text: csvOf(plain) }), rows: rows.length }
}
