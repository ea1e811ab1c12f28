import { describe, expect, it } from 'vitest'
import type { Incident } from '#contract/incident.ts'
import type { Notice } from '#contract/notice.ts'
import { planNews } from '#wall/widgets/ticker/plan.ts'

const now = Date.parse('2026-11-21T09:42:15+08:00')
const zh = { language: 'zh' as const, zone: 'Asia/Shanghai', now }
const en = { ...zh, language: 'en' as const }
const notice = (title: string, text: string) => ({ id: '1', title, text, level: 'yellow', from: '2026-11-21T09:00:00+08:00' }) as Notice
const incident = { id: '2', region: '500101', title: '隧道多车追尾', level: 'orange', updatedAt: '2026-11-21T09:31:00+08:00' } as Incident
const nameOf = () => 'Wanzhou'
const words = { titleOf: () => 'Traffic', noticeOf: () => 'Notice from Meteorology' }

describe('planNews', () => {
  it('puts the newest first, with the time and the level', () =>
    expect(planNews([notice('大雾', '沿江有雾')], [incident], () => '万州', zh)).toMatchObject([
      { level: 'orange', time: '09:31', text: '万州 隧道多车追尾' },
      { level: 'yellow', time: '09:00', text: '大雾：沿江有雾' },
    ]))
  it('says a title once that begins its text', () =>
    expect(planNews([notice('大雾', '大雾，注意行车')], [], nameOf, zh)[0]?.text).toBe('大雾，注意行车'))
  it('in English names the kind of what was written in Chinese', () =>
    expect(planNews([notice('大雾', '沿江有雾'), notice('Fog', 'Dense')], [incident], nameOf, en, words).map((one) => one.text)).toEqual([
      'Wanzhou Traffic',
      'Notice from Meteorology',
      'Fog: Dense',
    ]))
})
