import { createI18n } from 'vue-i18n'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { spoken } from './spoken.ts'

/** vue-i18n with the product's strings. Messages are put together, never evaluated. */
export const makeI18n = (locale: 'zh' | 'en') =>
  createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'zh',
    messages: { zh: spoken(zh), en: spoken(en) },
    missingWarn: false,
    fallbackWarn: false,
  })
