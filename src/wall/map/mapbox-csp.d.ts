declare module 'mapbox-gl/dist/mapbox-gl-csp.js' {
  const mapboxgl: (typeof import('mapbox-gl'))['default'] & { workerUrl: string }
  export default mapboxgl
}
