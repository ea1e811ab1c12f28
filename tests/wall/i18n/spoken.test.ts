import { describe, expect, it } from 'vitest'
import { makeI18n } from '#wall/i18n/i18n.ts'
import { en } from '#wall/i18n/messages/en.ts'
import { zh } from '#wall/i18n/messages/zh.ts'

const texts = (messages: object): string[] => Object.values(messages).flatMap((one) => (typeof one === 'string' ? [one] : texts(one)))

describe('the messages', () => {
  it('are put together of words and names', () => {
    const { t } = makeI18n('en').global
    expect(t('panel.page', { from: 1, to: 7, all: 11 })).toBe('1–7 of 11')
    expect(t('panel.page', { from: 1, all: 11 })).toBe('1– of 11')
    expect(t('panel.now')).toBe('now')
  })
  it('use nothing of vue-i18n’s syntax but names: its compiler is not aboard', () => {
    for (const text of [...texts(zh), ...texts(en)]) expect(text.replaceAll(/\{\w+\}/g, ''), text).not.toMatch(/[{}|@]/)
  })
})
