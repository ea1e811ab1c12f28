import type { Migration } from './migration.ts'

const READING = `
  series integer NOT NULL, starts bigint NOT NULL, ends bigint NOT NULL, department integer NOT NULL,
  revision integer NOT NULL, known_at bigint NOT NULL,
  value double precision, numerator double precision, denominator double precision,
  estimated boolean NOT NULL, simulated boolean NOT NULL, source text`

/** Instants are epoch milliseconds. `readings` holds the current revision of each identity, `superseded` those before it. */
export const first: Migration = {
  number: 1,
  name: 'first',
  statements: [
    'CREATE TABLE facts (name text PRIMARY KEY, value text NOT NULL)',
    'CREATE TABLE counters (name text PRIMARY KEY, value bigint NOT NULL)',
    "INSERT INTO counters (name, value) VALUES ('position', 0)",
    `CREATE TABLE series (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      indicator text NOT NULL, region text NOT NULL, category text NOT NULL,
      UNIQUE (indicator, region, category))`,
    `CREATE TABLE departments (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      department text NOT NULL UNIQUE)`,
    `CREATE TABLE readings (${READING}, PRIMARY KEY (series, starts, ends, department)) WITH (fillfactor = 90)`,
    `CREATE TABLE superseded (${READING}, PRIMARY KEY (series, starts, ends, department, revision))`,
    `CREATE TABLE states (
      position bigint NOT NULL, series integer NOT NULL, at bigint NOT NULL, gone boolean NOT NULL, state text,
      PRIMARY KEY (position, series))`,
    'CREATE INDEX states_by_series ON states (series, position)',
    'CREATE INDEX states_by_instant ON states (series, at, position)',
    `CREATE TABLE incident_events (
      incident text NOT NULL, number integer NOT NULL, position bigint NOT NULL, department text NOT NULL,
      simulated boolean NOT NULL, known_at bigint NOT NULL, report text NOT NULL,
      PRIMARY KEY (incident, number))`,
    `CREATE TABLE incidents (
      id text PRIMARY KEY, position bigint NOT NULL, changed_at bigint NOT NULL, open boolean NOT NULL, incident text NOT NULL)`,
    'CREATE INDEX incidents_by_position ON incidents (position)',
    'CREATE INDEX incidents_by_change ON incidents (changed_at)',
    'CREATE INDEX incidents_open ON incidents (open) WHERE open',
    `CREATE TABLE notices (
      position bigint PRIMARY KEY, id text NOT NULL, revision integer NOT NULL, superseded boolean NOT NULL,
      until_at bigint NOT NULL, known_at bigint NOT NULL, notice text NOT NULL,
      UNIQUE (id, revision))`,
    'CREATE INDEX notices_by_until ON notices (until_at) WHERE NOT superseded',
    `CREATE TABLE configs (number integer PRIMARY KEY, hash text NOT NULL, body text NOT NULL, at bigint NOT NULL)`,
  ],
}
