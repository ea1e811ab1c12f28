import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { Department } from '#contract/department.ts'
import { IncidentCategory } from '#contract/incidentCategory.ts'
import { Indicator } from '#contract/indicator.ts'
import { Region } from '#contract/region.ts'
import type { Declared } from '../../mock/feed/departments.ts'

const folderOf = (place: string): string => fileURLToPath(new URL(`../../config/${place}/`, import.meta.url))
const yaml = (path: string): unknown => parse(readFileSync(path, 'utf8'))

/** What a gateway with this place's config would declare. */
export const declaredIn = (place: string): Declared => {
  const folder = folderOf(place)
  return {
    indicators: readdirSync(`${folder}indicators`)
      .toSorted()
      .flatMap((name) => z.array(Indicator).parse(yaml(`${folder}indicators/${name}`))),
    regions: z.array(Region).parse(yaml(`${folder}regions.yaml`)),
    departments: z.array(Department).parse(yaml(`${folder}departments.yaml`)),
  }
}

export const incidentCategoriesIn = (place: string): IncidentCategory[] =>
  z.array(IncidentCategory).parse(yaml(`${folderOf(place)}incidents.yaml`))
