import type { Config } from '#contract/config.ts'
import type { Reading } from '#contract/reading.ts'
import { given, refused } from '#contract/reply.ts'
import type { Cockpit, Numbered, Sender } from '#gateway/doors.ts'

const text = (zh: string, en: string) => ({ zh, en })

/** A config just large enough for the doors. */
export const fakeConfig = (): Config => ({
  place: {
    id: 'town',
    title: text('镇', 'Town'),
    languages: ['zh', 'en'],
    zone: 'Asia/Shanghai',
    home: '500000',
    tick: '1s',
    keep: { states: '3d', raw: '14d', minutes: '14d', hours: '35d' },
    tolerance: '5m',
    datum: 'gcj02',
    map: { engine: 'maplibre', boundaries: [{ of: '500000', file: 'a.json', datum: 'gcj02' }] },
  },
  regions: [{ code: '500000', name: text('重庆市', 'Chongqing'), tier: 'city', parent: null, kind: 'administrative', order: 1 }],
  calendars: [],
  departments: [
    { id: 'statistics', title: text('统计局', 'Statistics'), door: 'all', simulated: false, datum: 'wgs84' },
    { id: 'emergency', title: text('应急局', 'Emergency'), door: 'incidents', simulated: false, datum: 'wgs84' },
  ],
  indicators: [],
  targets: [],
  indices: [],
  incidents: [],
  scenes: [],
  programmes: [],
  analyses: [],
})

/**
 * A cockpit in memory: keeps rows by identity, refuses indicators it does not know and `market.*` from anybody but `*`.
 * `before` runs ahead of every batch, so that a test can be slow or fail.
 */
export const fakeCockpit = (before: (batch: number) => Promise<void> | void = () => {}) => {
  const kept = new Map<string, Reading>()
  const batches: number[] = []
  const reports = new Map<string, string>()
  let waiting = 0
  let mostWaiting = 0

  const keepReports = async (sent: readonly Numbered<unknown>[], sender: Sender) => {
    const answer = {
      accepted: 0,
      unchanged: 0,
      revised: 0,
      refused: [] as { index: number; reason: string; path?: string; message: string }[],
    }
    for (const { index, what } of sent) {
      const { reference } = what as { reference?: string }
      if (typeof reference !== 'string') {
        answer.refused.push({ index, reason: 'missing_field', path: 'reference', message: 'reference is missing' })
        continue
      }
      const key = `${sender.department}|${reference}`
      const body = JSON.stringify(what)
      answer[!reports.has(key) ? 'accepted' : reports.get(key) === body ? 'unchanged' : 'revised']++
      reports.set(key, body)
    }
    return answer
  }

  const cockpit: Cockpit = {
    config: () => ({ number: 1, config: fakeConfig() }),
    epoch: () => 'epoch',
    now: () => Date.UTC(2026, 0, 1),
    async accept(rows, sender) {
      mostWaiting = Math.max(mostWaiting, ++waiting)
      try {
        await before(batches.length)
        batches.push(rows.length)
        const answer = {
          accepted: 0,
          unchanged: 0,
          revised: 0,
          refused: [] as { index: number; reason: 'unknown_indicator' | 'not_yours'; path: string; message: string }[],
        }
        for (const { index, what } of rows) {
          if (what.indicator.endsWith('.nowhere'))
            answer.refused.push({ index, reason: 'unknown_indicator', path: 'indicator', message: 'unknown' })
          else if (what.indicator.startsWith('market.') && sender.department !== '*') {
            answer.refused.push({ index, reason: 'not_yours', path: 'indicator', message: "not this key's" })
          } else {
            const key = [what.indicator, what.region, what.category, what.time].join('|')
            const old = kept.get(key)
            answer[old === undefined ? 'accepted' : old.value === what.value ? 'unchanged' : 'revised']++
            kept.set(key, what)
          }
        }
        return answer
      } finally {
        waiting--
      }
    },
    reportIncidents: keepReports,
    reportNotices: keepReports,
    prelude: async (scene) => JSON.stringify({ scene }),
    async states(ask) {
      if (ask.indicator === 'economy.nowhere') return refused('unknown_indicator', 'unknown', 'indicator')
      return given({ epoch: 'epoch', position: 7, at: ask.at ?? '2026-01-01T00:00:00+08:00', states: [] })
    },
    async series(ask) {
      return given({
        indicator: ask.indicator,
        region: ask.region,
        category: ask.category ?? null,
        step: ask.step ?? 'day',
        points: [['2026-01-01', ask.last ?? null]],
      })
    },
    async lineage() {
      throw new Error('secret: password of the store')
    },
    index: async ({ indicator }) => refused('unknown_indicator', `no index ${indicator}`, 'indicator'),
    outlook: () => ({ at: null, horizon: 6, least: 0.7, looked: 0, left: {}, lines: [] }),
    studies: { list: () => [], study: async (id) => refused('not_found', `no analysis ${id}`, 'id') },
    unready: async () => null,
  }
  return { cockpit, kept, batches, reports, mostWaiting: () => mostWaiting }
}
