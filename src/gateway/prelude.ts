import { sceneAsked, type Wanted, wantedBy, WEATHER, withMore } from '#contract/wanted.ts'
import type { Prelude } from '#contract/prelude.ts'
import { encodedPlace } from './encodedPlace.ts'
import { interestOf } from './session.ts'
import type { WallsAsk } from './walls.ts'

/** What a wall that shows `scene` begins with, as JSON text. A scene that is not there stands for the first, as it does on the wall. */
export const preludeOf = async (scene: string | null, ask: Pick<WallsAsk, 'welcome' | 'watched'>): Promise<string> => {
  const { place, ...greeted } = ask.welcome()
  const { json, hash } = encodedPlace(place)
  const shown = sceneAsked(place.scenes, scene)
  const wanted: Wanted = shown ? wantedBy(shown, place, null) : { indicators: [], alerts: true, categories: [null] }
  const watch = withMore(wanted, place, Object.values(WEATHER), null)
  const anew = { epoch: null, position: null }
  const watched = await ask.watched({ interest: interestOf({ ...watch, ...anew }), before: null, ...anew }, () => undefined)
  const rest: Omit<Prelude, 'place'> = { welcome: { ...greeted, hash }, watch, watched }
  return `{"place":${json},${JSON.stringify(rest).slice(1)}`
}
