import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

const FAULTS = {
  include: ['tests/faults/**/*.test.ts', 'tests/faults/long/*.fault.ts'],
  fileParallelism: false,
  testTimeout: 1_200_000,
}

export default defineConfig(({ mode }) => ({
  plugins: [vue()],
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...(mode === 'faults' ? FAULTS : {}),
  },
}))
