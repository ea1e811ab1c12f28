import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

const FAULTS = {
  include: ['tests/faults/**/*.test.ts', 'tests/faults/long/*.fault.ts'],
  fileParallelism: false,
  testTimeout: 1_200_000,
  retry: 0,
}

export default defineConfig(({ mode }) => ({
  plugins: [vue()],
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A browser on a busy machine is late now and then; what passed only at the second try is named at the end.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    ...(mode === 'faults' ? FAULTS : {}),
  },
}))
