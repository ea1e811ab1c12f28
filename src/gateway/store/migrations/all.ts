import { first } from './1-first.ts'
import { sharing } from './2-sharing.ts'
import { folding } from './3-folding.ts'
import { parts } from './4-parts.ts'
import { packing } from './5-packing.ts'
import type { Migration } from './migration.ts'

/** Every step in order; the number of the last is the schema's. */
export const MIGRATIONS: readonly Migration[] = [first, sharing, folding, parts, packing]
