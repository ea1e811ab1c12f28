import type { Migration } from './migration.ts'

/** `folded` holds what finer readings made of a period before they were let go: `rows` of them, at the instant `at` (ms). Arrivals tell of either readings or folds. */
export const folding: Migration = {
  number: 3,
  name: 'folding',
  statements: [
    `CREATE TABLE folded (
      series integer NOT NULL, department integer NOT NULL, starts bigint NOT NULL, ends bigint NOT NULL,
      known_at bigint NOT NULL, value double precision, numerator double precision, denominator double precision,
      estimated boolean NOT NULL, simulated boolean NOT NULL, partial boolean NOT NULL,
      read_at bigint NOT NULL, rows integer NOT NULL, at bigint NOT NULL,
      PRIMARY KEY (series, department, starts, ends))`,
    'ALTER TABLE arrivals ADD COLUMN folded boolean NOT NULL DEFAULT false',
  ],
}
