import { readFileSync } from 'node:fs'
import { type Outline, parseBoundary } from '#wall/map/boundary.ts'

/** A boundary file as the wall ships it. */
export const shipped = (name: 'china' | 'chongqing' | 'beijing'): Outline[] =>
  parseBoundary(name, JSON.parse(readFileSync(new URL(`../../../public/boundaries/${name}.json`, import.meta.url), 'utf8')))
