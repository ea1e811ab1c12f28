import type { Migration } from './migration.ts'

const READING = `
  series integer NOT NULL, starts bigint NOT NULL, ends bigint NOT NULL, department integer NOT NULL,
  revision integer NOT NULL, known_at bigint NOT NULL,
  value double precision, numerator double precision, denominator double precision,
  estimated boolean NOT NULL, simulated boolean NOT NULL, source text`
const PARTS = Array.from({ length: 16 }, (_, part) => part)

/** Readings lie in sixteen parts by series: each is vacuumed by itself, for which others wait a sixteenth of the time. */
export const parts: Migration = {
  number: 4,
  name: 'parts',
  statements: [
    'ALTER TABLE readings RENAME TO readings_before',
    'ALTER INDEX readings_pkey RENAME TO readings_before_pkey',
    `CREATE TABLE readings (${READING}, PRIMARY KEY (series, starts, ends, department)) PARTITION BY HASH (series)`,
    ...PARTS.map(
      (part) =>
        `CREATE TABLE readings_${part} PARTITION OF readings FOR VALUES WITH (MODULUS ${PARTS.length}, REMAINDER ${part}) WITH (fillfactor = 90)`,
    ),
    ...PARTS.map(
      (part) =>
        `INSERT INTO readings SELECT * FROM readings_before WHERE satisfies_hash_partition('readings'::regclass, ${PARTS.length}, ${part}, series)`,
    ),
    'DROP TABLE readings_before',
  ],
}
