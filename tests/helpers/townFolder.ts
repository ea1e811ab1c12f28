import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import type { Config } from '#contract/config.ts'
import { FUNCTIONS } from '#contract/names.ts'
import { town } from './town.ts'

/** The files of a config, as a place's folder holds them. */
export const filesOf = (config: Config): Record<string, string> => ({
  'place.yaml': stringify(config.place),
  'regions.yaml': stringify(config.regions, { defaultStringType: 'QUOTE_DOUBLE' }),
  'departments.yaml': stringify(config.departments),
  'targets.yaml': stringify(config.targets),
  'indices.yaml': stringify(config.indices, { defaultStringType: 'QUOTE_DOUBLE' }),
  'incidents.yaml': stringify(config.incidents),
  ...Object.fromEntries(config.calendars.map((year) => [`calendar/${year.year}.yaml`, stringify(year)])),
  ...Object.fromEntries(config.scenes.map((scene) => [`scenes/${scene.id}.yaml`, stringify(scene, { defaultStringType: 'QUOTE_DOUBLE' })])),
  ...Object.fromEntries(
    FUNCTIONS.map((name) => [
      `indicators/${name}.yaml`,
      stringify(
        config.indicators.filter((indicator) => indicator.id.startsWith(`${name}.`)),
        { defaultStringType: 'QUOTE_DOUBLE' },
      ),
    ]),
  ),
})

/** Writes a config into a new folder of its own; answers the folder. */
export const townFolder = (config: Config = town()): string => {
  const folder = join(mkdtempSync(join(tmpdir(), 'town-')), 'town')
  for (const [path, text] of Object.entries(filesOf(config))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
