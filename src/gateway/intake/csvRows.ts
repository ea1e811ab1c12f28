import { type Reply, refused } from '#contract/reply.ts'
import { type CsvRecord, CsvReader } from './csvRecord.ts'
import { Lines } from './lines.ts'
import { LONGEST_ROW, type Parsed, type RowReader, tooLong } from './parsed.ts'

/** What a header makes of the cells of a row. */
export type RowOfCells<T> = (cells: readonly string[]) => Reply<T>

/**
 * Rows of CSV (RFC 4180, comma, header first). Where a quoted cell never closes, its first line is the refused row
 * and reading goes on with the next: one stray quote costs one row, not the file.
 */
export class CsvRows<T> implements RowReader<T> {
  #lines = new Lines()
  #record = new CsvReader()
  #open: string[] = []
  #openSize = 0
  #rowOf: RowOfCells<T> | null = null
  #index = 0

  constructor(private readonly header: (cells: readonly string[]) => RowOfCells<T>) {}

  push(bytes: Buffer): Parsed<T>[] {
    return this.#rows(this.#lines.push(bytes))
  }

  end(): Parsed<T>[] {
    const rows = this.#rows(this.#lines.end())
    while (this.#open.length > 0) this.#refuseFirst('a quoted cell is not closed', rows)
    if (this.#rowOf === null) this.header([])
    return rows
  }

  #rows(lines: readonly (string | null)[]): Parsed<T>[] {
    const rows: Parsed<T>[] = []
    for (const line of lines) this.#take(line, rows)
    return rows
  }

  #take(line: string | null, rows: Parsed<T>[]): void {
    while (this.#open.length > 0 && (line === null || this.#openSize + line.length > LONGEST_ROW / 2)) {
      this.#refuseFirst('a quoted cell is not closed', rows)
    }
    if (line === null) this.#row(tooLong, rows)
    else if (this.#open.length > 0 || line.trim() !== '') this.#feed(line, rows)
  }

  #feed(line: string, rows: Parsed<T>[]): void {
    const record = this.#record.feed(line)
    if (record.is === 'cells') {
      this.#open = []
      this.#openSize = 0
      this.#cells(record, rows)
      return
    }
    this.#open.push(line)
    this.#openSize += line.length + 1
    if (record.is === 'broken') this.#refuseFirst(record.says, rows)
  }

  /** Refuses the first line of the record begun, and reads its other lines anew. */
  #refuseFirst(says: string, rows: Parsed<T>[]): void {
    const [, ...others] = this.#open
    this.#open = []
    this.#openSize = 0
    this.#record.reset()
    this.#row(refused('unparsable', `not CSV: ${says}`), rows)
    for (const line of others) this.#take(line, rows)
  }

  #cells(record: CsvRecord & { is: 'cells' }, rows: Parsed<T>[]): void {
    if (this.#rowOf === null) this.#rowOf = this.header(record.cells)
    else this.#row(this.#rowOf(record.cells), rows)
  }

  #row(reply: Reply<T>, rows: Parsed<T>[]): void {
    if (this.#rowOf === null) this.header([])
    rows.push({ index: this.#index++, reply })
  }
}
