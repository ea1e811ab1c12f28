import { defineStore } from 'pinia'
import { ref } from 'vue'

/** What all panels of an analysis look at together: a period (null: the newest), and with whom a region is compared (null: the mean). */
export const useStudyView = defineStore('studyView', () => {
  const period = ref<string | null>(null)
  const against = ref<string | null>(null)
  return { period, against }
})
