import '../oldBrowsers.ts'
import Worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs'

// The package calls this file free of side effects, though it runs by being imported: a use of its class keeps it in the build.
Object.assign(globalThis, { MapLibreWorker: Worker })
