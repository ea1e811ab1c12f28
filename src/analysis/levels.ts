import { LEVELS, type Level } from '#contract/names.ts'

/** Whether `a` is graver than `b`. */
export const graver = (a: Level, b: Level): boolean => LEVELS.indexOf(a) > LEVELS.indexOf(b)

/** The gravest of levels; `normal` for none. */
export const worst = (levels: Iterable<Level>): Level => {
  let found: Level = 'normal'
  for (const level of levels) if (graver(level, found)) found = level
  return found
}
