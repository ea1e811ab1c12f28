import { Indicator } from '#contract/indicator.ts'
import { zoneOf } from '#analysis/zone.ts'

export const ZONE = zoneOf('Asia/Shanghai')
export const NOW = Date.parse('2026-11-21T09:42:00+08:00')

/** A monthly figure in percent, with what a test wants of it. */
export const declare = (rest: object = {}): Indicator =>
  Indicator.parse({
    id: 'economy.test',
    title: { zh: '测', en: 'T' },
    definition: { zh: '测', en: 'T' },
    department: 'd',
    unit: '%',
    decimals: 1,
    better: 'higher',
    grain: 'month',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'never' },
    source: '测',
    ...rest,
  })
