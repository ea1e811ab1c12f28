import { first } from './1-first.ts'
import type { Migration } from './migration.ts'

/** Every step in order; the number of the last is the schema's. */
export const MIGRATIONS: readonly Migration[] = [first]
