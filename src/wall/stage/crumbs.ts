import type { Region } from '#contract/region.ts'
import type { Scene } from '#contract/scene.ts'

/** A step of the way from the country to what is shown. `scene`: another scene has to be shown for it. */
export interface Crumb {
  code: string
  scene: string | null
  here: boolean
}

/**
 * 全国 › 重庆 › 区县: what lies above the scene's own root is offered where a scene starts from there.
 * `lineage` goes from the region shown up to the root of its tree.
 */
export const crumbsOf = (lineage: readonly Region[], root: string, home: string, scenes: readonly Scene[]): Crumb[] => {
  const top = lineage.findIndex((one) => one.code === root)
  return lineage
    .flatMap((one, at): Crumb[] => {
      if (at <= top) return [{ code: one.code, scene: null, here: at === 0 }]
      const found = scenes.find((scene) => (scene.region === 'stage' ? home : scene.region) === one.code)
      return found ? [{ code: one.code, scene: found.id, here: false }] : []
    })
    .reverse()
}

/** Whether the way is worth saying: more than the place where one is. */
export const worthSaying = (crumbs: readonly Crumb[]): boolean => crumbs.length > 1
