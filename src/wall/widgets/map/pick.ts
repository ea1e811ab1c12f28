/** What a click on a map leads to: another region for all panels, or another scene. */
export type Picked = { focus: string } | { show: string } | null

export interface Standing {
  /** Whose parts the map draws, and which of them is looked at. */
  area: string
  focused: string | null
  known: (code: string) => boolean
  /** Whether a unit has a map of its own. */
  hasMap: (code: string) => boolean
  /** Whether the map's figure is known for the parts of a unit. */
  reaches: (code: string) => boolean
  home: string
  /** The first scene that starts from the place itself. */
  homeScene: string | null
}

/**
 * A unit is looked at; looked at once more, or clicked beside, the whole comes back. The place on a map of the country opens the
 * place: on this map where its parts have the figure, else in the place's own first scene, rather than a map without a figure.
 */
export const pickPlan = (code: string | null, { area, focused, known, hasMap, reaches, home, homeScene }: Standing): Picked => {
  if (code !== null && code === home && code !== area && hasMap(code) && !reaches(code) && homeScene !== null) return { show: homeScene }
  if (code === null || code === focused) return focused === null ? null : { focus: area }
  return known(code) ? { focus: code } : null
}
