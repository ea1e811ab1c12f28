import type { Config, Fault } from '#contract/config.ts'
import { indicatorsIn } from '#contract/indicatorsIn.ts'
import { ASPECTS, CANVAS, type Scene } from '#contract/scene.ts'

type Known = ReadonlyMap<string, unknown>

const overlap = (a: readonly number[], b: readonly number[]): boolean =>
  a[0]! < b[0]! + b[2]! && b[0]! < a[0]! + a[2]! && a[1]! < b[1]! + b[3]! && b[1]! < a[1]! + a[3]!

const layoutFaults = (scene: Scene, aspect: (typeof ASPECTS)[number]): [path: string, message: string][] => {
  const layout = scene.layouts[aspect]
  if (!layout) return []
  const [width, height] = CANVAS[aspect]
  const places = Object.entries(layout)
  const found: [string, string][] = []
  places.forEach(([id, rect], index) => {
    const path = `layouts.${aspect}.${id}`
    if (!scene.panels[id]) found.push([path, `no panel ${id} in this scene`])
    if (rect[0] < 0 || rect[1] < 0 || rect[0] + rect[2] > width || rect[1] + rect[3] > height)
      found.push([path, `lies outside the canvas of ${width} × ${height}`])
    for (const [other, its] of places.slice(index + 1)) if (overlap(rect, its)) found.push([path, `overlaps ${other}`])
  })
  return found
}

/** Scenes against what is declared: indicators, regions, layouts inside the canvas and without overlap. */
export const checkScenes = (config: Config, known: Known, regions: Known): Fault[] =>
  config.scenes.flatMap((scene) => {
    const found: [string, string][] = ASPECTS.flatMap((aspect) => layoutFaults(scene, aspect))
    if (scene.region !== 'stage' && !regions.has(scene.region)) found.push(['region', `no region ${scene.region}`])
    for (const [id, panel] of Object.entries(scene.panels)) {
      for (const [path, indicator] of indicatorsIn(panel.options))
        if (!known.has(indicator)) found.push([`panels.${id}.${path}`, `no indicator ${indicator}`])
      if (panel.region !== 'stage' && !regions.has(panel.region)) found.push([`panels.${id}.region`, `no region ${panel.region}`])
      if (panel.widget === 'video' && panel.options.source.startsWith('http')) {
        const { source } = panel.options
        const origin = URL.canParse(source) ? new URL(source).origin : source
        if (!config.place.media?.includes(origin))
          found.push([`panels.${id}.options.source`, `${origin} is not declared in place.yaml: media`])
      }
      if ('of' in panel.options && panel.options.of !== 'stage' && !regions.has(panel.options.of))
        found.push([`panels.${id}.options.of`, `no region ${panel.options.of}`])
    }
    return found.map(([path, message]) => ({ file: `scenes/${scene.id}.yaml`, path, message }))
  })

/** Programmes against what is declared: scenes and regions. */
export const checkProgrammes = (config: Config, regions: Known): Fault[] => {
  const scenes = new Set<string>(config.scenes.map((scene) => scene.id))
  return config.programmes.flatMap((programme) => {
    const found: [string, string][] = []
    programme.cues.forEach((cue, index) => {
      if (!scenes.has(cue.scene)) found.push([`cues[${index}].scene`, `no scene ${cue.scene}`])
      if (cue.region !== undefined && !regions.has(cue.region)) found.push([`cues[${index}].region`, `no region ${cue.region}`])
    })
    if (programme.turn && !scenes.has(programme.turn.to)) found.push(['turn.to', `no scene ${programme.turn.to}`])
    return found.map(([path, message]) => ({ file: `programmes/${programme.id}.yaml`, path, message }))
  })
}
