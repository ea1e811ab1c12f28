import type { EngineOption, Plain } from '../../charts/option.ts'
import { type Pen, stroke } from '../../charts/style.ts'
import type { Polygon } from '../../map/engine.ts'
import type { Land } from './land.ts'
import type { ColumnsPlan, PlannedColumn } from './plan.ts'
import { BETA, heightOf, SLAB, type View, WORLD } from './view.ts'

/** Drawn as part of the country even where a panel has no figures for them: Taiwan, Hong Kong, Macao. */
const NEVER_EMPTY = new Set(['710000', '810000', '820000'])
const DASHES = 'dashes'

const colourOf = (column: PlannedColumn | undefined, code: string, { tokens }: Pen): string =>
  column?.step == null ? (NEVER_EMPTY.has(code) ? tokens.sequential[2] : tokens.missing) : tokens.sequential[column.step]!

const feature = (name: string, polygons: readonly Polygon[]): Plain => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'MultiPolygon', coordinates: polygons as unknown as Plain },
})

/** The land as map3D takes it; made once for a boundary. */
export const groundOf = (land: Land): Plain => ({
  type: 'FeatureCollection',
  features: [
    ...land.blocks.map((block) => feature(block.code, block.polygons)),
    ...(land.dashes.length > 0 ? [feature(DASHES, land.dashes)] : []),
  ],
})

/** Units raised by value in the ramp's colours. The camera stands still: a wall is looked at, not turned. */
export const columnsOption = (plan: ColumnsPlan, land: Land, ground: Plain, view: View, pen: Pen): EngineOption => {
  const { tokens } = pen
  const found = new Map(plan.columns.map((column) => [column.code, column]))
  return {
    series: [
      {
        id: 'columns',
        type: 'map3D',
        map: ground,
        left: 0,
        top: 0,
        width: '100%',
        height: '100%',
        boxWidth: WORLD,
        boxDepth: (WORLD * land.depth) / land.width,
        boxHeight: 1,
        regionHeight: SLAB,
        shading: 'lambert',
        environment: 'none',
        groundPlane: { show: false },
        postEffect: { enable: false },
        light: {
          main: { color: '#ffffff', intensity: tokens.dark ? 0.5 : 0.4, alpha: 74, beta: -30, shadow: false },
          ambient: { color: '#ffffff', intensity: tokens.dark ? 0.56 : 0.54 },
        },
        viewControl: {
          projection: 'orthographic',
          orthographicSize: view.span - 1,
          minOrthographicSize: 1,
          maxOrthographicSize: 2000,
          distance: 200,
          minDistance: 1,
          maxDistance: 1000,
          alpha: view.alpha,
          beta: BETA,
          center: view.centre,
          animation: false,
          autoRotate: false,
          damping: 0,
          rotateSensitivity: 0,
          zoomSensitivity: 0,
          panSensitivity: 0,
        },
        label: { show: false },
        itemStyle: { color: tokens.missing, borderWidth: stroke(pen, 1), borderColor: tokens.dark ? tokens.border : tokens.ghost },
        emphasis: { label: { show: false }, itemStyle: { color: tokens.accent } },
        data: [
          ...land.blocks.map(({ code }): Plain => {
            const column = found.get(code)
            const colour = colourOf(column, code, pen)
            return {
              name: code,
              value: column?.value ?? null,
              height: heightOf(column?.height ?? 0),
              itemStyle: { color: colour },
              emphasis: { itemStyle: { color: colour } },
            }
          }),
          ...(land.dashes.length > 0 ? [{ name: DASHES, value: null, height: SLAB, itemStyle: { color: tokens.text3 } }] : []),
        ],
      },
    ],
  }
}
