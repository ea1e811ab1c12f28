import type { Migration } from './migration.ts'

/**
 * For gateways that share a store. `arrivals` notes which readings a transaction wrote, by whose pen (null: for its writer as well),
 * at server time in ms; the counter `judge` numbers those who judged, one after the other.
 */
export const sharing: Migration = {
  number: 2,
  name: 'sharing',
  statements: [
    "INSERT INTO counters (name, value) VALUES ('judge', 0)",
    `CREATE TABLE arrivals (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      tx bigint NOT NULL, at bigint NOT NULL, pen text,
      series integer[] NOT NULL, starts bigint[] NOT NULL, ends bigint[] NOT NULL, departments integer[] NOT NULL)`,
    ...['series', 'starts', 'ends', 'departments'].map((column) => `ALTER TABLE arrivals ALTER COLUMN ${column} SET STORAGE EXTERNAL`),
    'CREATE INDEX arrivals_by_tx ON arrivals (tx)',
  ],
}
