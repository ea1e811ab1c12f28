import { seriesKey } from '#contract/state.ts'
import { int4s, keepable, texts } from './columns.ts'
import type { Sql } from './sql.ts'

export interface SeriesName {
  indicator: string
  region: string
  category: string | null
}

type Kept = { id: number; indicator: string; region: string; category: string }

const keyOf = ({ indicator, region, category }: SeriesName): string =>
  seriesKey(indicator, region, category === null ? null : keepable(category))

/** The numbers under which series and departments are kept, remembered once they are committed. No category is kept as ''. */
export class SeriesBook {
  #series = new Map<string, number>()
  #names = new Map<number, SeriesName>()
  #departments = new Map<string, number>()
  #departmentNames = new Map<number, string>()

  constructor(private readonly sql: Sql) {}

  async load(): Promise<void> {
    for (const row of await this.sql.query<Kept>('SELECT id, indicator, region, category FROM series')) this.#learn(row)
    await this.#loadDepartments()
  }

  /** The number of each series, in order; those that are new are made first. */
  async numbersOf(names: readonly SeriesName[]): Promise<number[]> {
    const keys = names.map(keyOf)
    const unknown = new Map<string, SeriesName>()
    keys.forEach((key, index) => this.#series.has(key) || unknown.set(key, names[index]!))
    if (unknown.size > 0) await this.#make([...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name))
    return keys.map((key) => this.#series.get(key)!)
  }

  async find(name: SeriesName): Promise<number | null> {
    const known = this.#series.get(keyOf(name))
    if (known !== undefined) return known
    const [row] = await this.sql.query<Kept>(
      'SELECT id, indicator, region, category FROM series WHERE indicator = $1 AND region = $2 AND category = $3',
      [name.indicator, name.region, keepable(name.category ?? '')],
    )
    return row ? this.#learn(row) : null
  }

  async departmentNumbers(names: readonly string[]): Promise<number[]> {
    const unknown = [...new Set(names)].filter((name) => !this.#departments.has(name)).sort()
    if (unknown.length > 0) {
      await this.sql.transaction((tx) =>
        tx.query('INSERT INTO departments (department) SELECT * FROM unnest($1::text[]) ON CONFLICT DO NOTHING', [texts(unknown)]),
      )
      await this.#loadDepartments()
    }
    return names.map((name) => this.#departments.get(name)!)
  }

  /** What the numbers of series stand for. */
  async namesOf(numbers: readonly number[]): Promise<ReadonlyMap<number, SeriesName>> {
    const unknown = [...new Set(numbers)].filter((number) => !this.#names.has(number))
    if (unknown.length > 0)
      for (const row of await this.sql.query<Kept>('SELECT id, indicator, region, category FROM series WHERE id = ANY($1::int4[])', [
        int4s(unknown),
      ]))
        this.#learn(row)
    return this.#names
  }

  /** What the numbers of departments stand for. */
  async departmentNames(numbers: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (numbers.some((number) => !this.#departmentNames.has(number))) await this.#loadDepartments()
    return this.#departmentNames
  }

  async allDepartments(): Promise<ReadonlyMap<number, string>> {
    await this.#loadDepartments()
    return this.#departmentNames
  }

  /** Every series that has had a reading, in the order of their numbers. */
  async all(): Promise<SeriesName[]> {
    await this.load()
    return [...this.#names].sort(([a], [b]) => a - b).map(([, name]) => name)
  }

  async #make(names: readonly SeriesName[]): Promise<void> {
    const columns = [
      texts(names.map(({ indicator }) => indicator)),
      texts(names.map(({ region }) => region)),
      texts(names.map(({ category }) => keepable(category ?? ''))),
    ]
    const given = 'unnest($1::text[], $2::text[], $3::text[])'
    await this.sql.transaction((tx) =>
      tx.query(`INSERT INTO series (indicator, region, category) SELECT * FROM ${given} ON CONFLICT DO NOTHING`, columns),
    )
    const rows = await this.sql.query<Kept>(
      `SELECT s.id, s.indicator, s.region, s.category FROM ${given} AS g(indicator, region, category)
       JOIN series s USING (indicator, region, category)`,
      columns,
    )
    rows.forEach((row) => this.#learn(row))
  }

  #learn({ id, indicator, region, category: kept }: Kept): number {
    const category = kept === '' ? null : kept
    this.#series.set(seriesKey(indicator, region, category), id)
    this.#names.set(id, { indicator, region, category })
    return id
  }

  async #loadDepartments(): Promise<void> {
    for (const { id, department } of await this.sql.query<{ id: number; department: string }>('SELECT id, department FROM departments')) {
      this.#departments.set(department, id)
      this.#departmentNames.set(id, department)
    }
  }
}
