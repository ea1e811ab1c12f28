/** A page that is not seen gets no frames. */
const UNSEEN = 250

/** When what stands on the page now has been painted. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, UNSEEN)
  })

let first: Promise<void> | undefined

/** When the page's first picture has been painted: asked first in the moment that puts it there. */
export const firstPicture = (): Promise<void> => (first ??= painted())

/** Brings a part that the first picture does without when that stands on the screen: its figures share the page's time with nothing. */
export const afterFirstPicture =
  <T>(load: () => Promise<T>): (() => Promise<T>) =>
  () =>
    firstPicture().then(load)
