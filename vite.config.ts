import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { fixedExpressions } from './src/tasks/fixedExpressions.ts'
import { noJsonSchemas } from './src/tasks/noJsonSchemas.ts'
import { oneCore } from './src/tasks/oneCore.ts'

export default defineConfig({
  plugins: [vue(), fixedExpressions(), noJsonSchemas()],
  // Without its compiler: i18n/spoken.ts does what our messages need.
  resolve: { alias: { 'vue-i18n': 'vue-i18n/dist/vue-i18n.runtime.mjs' } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_JIT_COMPILATION__: true,
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
  },
  build: {
    target: 'chrome92',
    outDir: 'dist/wall',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    // All styles are 18 kB: less than what forty requests for them cost.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: oneCore(fileURLToPath(new URL('index.html', import.meta.url))) }] } } },
  },
  worker: { format: 'es' },
})
