import type { Text } from '#contract/names.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type Language = 'zh' | 'en'

/** The language of the wall, and a declared name in it. */
export const useLanguage = defineStore('language', () => {
  const language = ref<Language>('zh')
  const of = (text: Text): string => text[language.value]
  return { language, of }
})
