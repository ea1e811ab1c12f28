import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { FILES } from '#contract/config.ts'
import { WallConfig } from '#contract/wallConfig.ts'

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'))
const folder = (path: string): unknown[] => {
  try {
    return readdirSync(path)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => read(join(path, name)))
  } catch {
    return []
  }
}

/** A place of config/, parsed by the contract alone: what a wall is told at welcome. */
export const placeFrom = (path: string): WallConfig =>
  WallConfig.parse({
    place: read(join(path, 'place.yaml')),
    regions: read(join(path, 'regions.yaml')),
    calendars: folder(join(path, 'calendar')),
    departments: read(join(path, 'departments.yaml')),
    indicators: folder(join(path, 'indicators')).flat(),
    targets: read(join(path, 'targets.yaml')) ?? [],
    indices: read(join(path, 'indices.yaml')) ?? [],
    incidents: read(join(path, 'incidents.yaml')) ?? [],
    scenes: folder(join(path, 'scenes')).map((one) => FILES.scene.parse(one)),
    programmes: folder(join(path, 'programmes')),
  })
