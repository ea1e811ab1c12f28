import { wordsOf } from './inline.ts'
import type { Block } from './markdown.ts'

const MISSING = '—'

/** A note that opens with the sign of what is missing, as a heading of its own, stands for a figure that does not exist: its reasons. */
export const absentFigure = (blocks: readonly Block[]): string[] | null => {
  const [first, ...rest] = blocks
  if (first?.is !== 'heading' || wordsOf(first.words) !== MISSING) return null
  return rest.flatMap((block) => (block.is === 'paragraph' ? wordsOf(block.words).split(/\s+·\s+/) : []))
}
