import type { Face } from './messages.ts'

/** What of a thread's FontFaceSet is needed here: `document.fonts` or a worker's `self.fonts`. */
export interface Faces {
  add(face: FontFace): unknown
}

const load = async (fonts: Faces, face: Face): Promise<void> => {
  const font = new FontFace(face.family, `url(${JSON.stringify(face.url)})`, { weight: String(face.weight) })
  fonts.add(await font.load())
}

/**
 * Resolves when every face is there, has failed, or `limit` ms have passed: a chart with the wrong font is better than none.
 * Must be awaited before any text is measured, for a fallback once measured stays for good.
 */
export const loadFaces = async (fonts: Faces | undefined, faces: readonly Face[], limit: number): Promise<void> => {
  if (fonts === undefined) return
  const all = Promise.allSettled(faces.map((face) => load(fonts, face)))
  await Promise.race([all, new Promise((done) => setTimeout(done, limit))])
}
