/** How far the wall's copy of the board goes, and since when nothing has come although the gateway went on (ms). */
export interface AgeBook {
  readonly position: number | null
  readonly since: number | null
}
export const NO_AGE: AgeBook = { position: null, since: null }
/** So long nothing may come while the gateway goes on before it is asked (ms): what does not concern this wall moves it too. */
const STANDING = 60_000

/** The book after a look at the wall's position and at the one that the gateway's pulse tells. */
export const ageRead = (book: AgeBook, position: number | null, gateway: number | null, now: number): AgeBook => {
  if (position === null || gateway === null || position !== book.position || gateway <= position) return { position, since: null }
  return { position, since: book.since ?? now }
}
export const standsStill = ({ since }: AgeBook, now: number): boolean => since !== null && now - since >= STANDING
