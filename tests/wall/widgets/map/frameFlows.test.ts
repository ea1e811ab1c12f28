import { TOKENS } from '#wall/theme/tokens.ts'
import { splitFlows } from '#wall/widgets/map/frameFlows.ts'
import { layMap } from '#wall/widgets/map/laid.ts'
import { overlayLook } from '#wall/widgets/map/overlayLook.ts'
import { describe, expect, it } from 'vitest'
import { cornersFor, shipped } from '../../map/given.ts'

const CENTRE = ['500103', '500105', '500106', '500107', '500108', '500112']
const laid = layMap({
  width: 966,
  height: 680,
  outlines: shipped('chongqing'),
  context: null,
  inset: { regions: CENTRE, scale: 3 },
  corners: cornersFor(),
})
const flows = [
  { from: '500112', to: '500107', value: 41_005 },
  { from: '500101', to: '500235', value: 13_820 },
  { from: '500101', to: '500105', value: 9_000 },
]
const wish = { laid, seen: laid, looks: new Map(), look: overlayLook(TOKENS.night), flowsOf: () => flows, framed: new Set(CENTRE) }
const layer = { layer: 'flows' as const, indicator: 'society.commuters_to', rows: 24 }

describe('flows of a map with an enlarged frame', () => {
  it('stand in the frame where both ends do, the others on the map; all are counted', () => {
    const { map, frame, shown, all } = splitFlows(wish, layer, { id: 'f', order: 1 })
    expect([map.faces.length / 2, frame.length / 2, shown.length, all]).toEqual([2, 1, 3, 3])
    const [left, top, right, bottom] = laid.enlarged!.frame
    for (const [x, y] of frame.flatMap((face) => face.polygons.flat(2))) {
      expect(x).toBeGreaterThan(left)
      expect(x).toBeLessThan(right)
      expect(y).toBeGreaterThan(top - 40)
      expect(y).toBeLessThan(bottom)
    }
  })
  it('all stand on the map once the camera came near', () => {
    const { map, frame } = splitFlows({ ...wish, seen: { ...laid, enlarged: null } }, layer, { id: 'f', order: 1 })
    expect([map.faces.length / 2, frame.length]).toEqual([3, 0])
  })
})
