import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

const FAULTS = {
  include: ['tests/faults/**/*.test.ts', 'tests/faults/long/*.fault.ts'],
  fileParallelism: false,
  testTimeout: 1_200_000,
}

/** Tests of the code alone: their files share a process, which takes longer to start than most of them to run. */
const LOGIC = ['tests/{analysis,contract,wall}/**/*.test.ts']
const IN_A_BROWSER = [
  'tests/wall/**/browser.test.ts',
  'tests/wall/charts/lean.test.ts',
  'tests/wall/map/{context,picture,touched}.test.ts',
  'tests/wall/widgets/{chartsB,comparing,standing}.test.ts',
]
const WHOLE = ['tests/*.test.ts', 'tests/!(analysis|contract|wall)/**/*.test.ts', ...IN_A_BROWSER]

const PROJECTS = [
  { extends: true as const, test: { name: 'whole', include: WHOLE } },
  { extends: true as const, test: { name: 'logic', include: LOGIC, exclude: IN_A_BROWSER, isolate: false } },
]

export default defineConfig(({ mode }) => ({
  plugins: [vue()],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...(mode === 'faults' ? FAULTS : { projects: PROJECTS }),
  },
}))
