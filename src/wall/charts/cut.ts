import { textWidth } from './layout.ts'

/** A text of a size that is not wider than `width`: what is over ends in an ellipsis. */
export const cut = (text: string, width: number, size: number): string => {
  if (textWidth(text, size) <= width) return text
  let kept = [...text]
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.join('')}…`
}
