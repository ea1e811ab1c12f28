import type { Migration } from './migration.ts'

const PARTS = Array.from({ length: 16 }, (_, part) => part)
const partsOf = (table: string): string[] =>
  PARTS.map((part) => `CREATE TABLE ${table}_${part} PARTITION OF ${table} FOR VALUES WITH (MODULUS ${PARTS.length}, REMAINDER ${part})`)

/** Lays a table out in sixteen parts by series, with what it holds. */
const inParts = (table: string, columns: string): string[] => [
  `ALTER TABLE ${table} RENAME TO ${table}_before`,
  `ALTER INDEX ${table}_pkey RENAME TO ${table}_before_pkey`,
  `CREATE TABLE ${table} (${columns}) PARTITION BY HASH (series)`,
  ...partsOf(table),
  ...PARTS.map(
    (part) =>
      `INSERT INTO ${table} SELECT * FROM ${table}_before WHERE satisfies_hash_partition('${table}'::regclass, ${PARTS.length}, ${part}, series)`,
  ),
  `DROP TABLE ${table}_before`,
]

/**
 * `packs` holds whole minutes and hours that are old: those of a day (UTC, ms) of a series and department in one row. All of them began
 * before the counter `packed` (ms).
 */
export const packing: Migration = {
  number: 5,
  name: 'packing',
  statements: [
    `CREATE TABLE packs (
      series integer NOT NULL, day bigint NOT NULL, department integer NOT NULL, body bytea NOT NULL,
      PRIMARY KEY (series, day, department)) PARTITION BY HASH (series)`,
    ...partsOf('packs'),
    "INSERT INTO counters (name, value) VALUES ('packed', -9000000000000000)",
    ...inParts(
      'superseded',
      `series integer NOT NULL, starts bigint NOT NULL, ends bigint NOT NULL, department integer NOT NULL,
      revision integer NOT NULL, known_at bigint NOT NULL,
      value double precision, numerator double precision, denominator double precision,
      estimated boolean NOT NULL, simulated boolean NOT NULL, source text,
      PRIMARY KEY (series, starts, ends, department, revision)`,
    ),
    ...inParts(
      'folded',
      `series integer NOT NULL, department integer NOT NULL, starts bigint NOT NULL, ends bigint NOT NULL,
      known_at bigint NOT NULL, value double precision, numerator double precision, denominator double precision,
      estimated boolean NOT NULL, simulated boolean NOT NULL, partial boolean NOT NULL,
      read_at bigint NOT NULL, rows integer NOT NULL, at bigint NOT NULL,
      PRIMARY KEY (series, department, starts, ends)`,
    ),
  ],
}
