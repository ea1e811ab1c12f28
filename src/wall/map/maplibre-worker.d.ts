declare module 'maplibre-gl/dist/maplibre-gl-worker.mjs' {
  const Worker: new (scope: unknown) => unknown
  export default Worker
}
