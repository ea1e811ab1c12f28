import type { zhFlows } from './zh.ts'

/** Funnel, flows, tiles, cloud of words, columns, video. */
export const enFlows: typeof zhFlows = {
  funnel: { step: '{rate} of previous', whole: '{rate} end to end' },
  sankey: { from: 'From', to: 'To', within: 'flows inside a district left out' },
  treemap: { flat: 'no area: {names}' },
  words: { rising: '▲ = up {base}' },
  scene3d: {
    bars: 'No WebGL here: shown as bars',
    full: 'No more 3D pictures on this wall: shown as bars',
    broken: 'The 3D picture failed: shown as bars',
    height: 'height = {name}',
    same: 'height = value',
    foot: 'from {value} up',
    schematic: 'Schematic map',
  },
  video: {
    opening: 'Connecting to the picture',
    dark: 'No signal since {since}',
    never: 'No signal: not reached since {since}',
    none: 'No signal',
    showing: 'Picture is live',
  },
}
