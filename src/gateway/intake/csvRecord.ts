export type CsvRecord = { is: 'cells'; cells: string[] } | { is: 'open' } | { is: 'broken'; says: string }

/** Cells of one CSV record (RFC 4180), fed a physical line at a time: `open` while a quoted cell goes on in the next line. */
export class CsvReader {
  #cells: string[] = []
  #quoted: string | null = null

  feed(line: string): CsvRecord {
    if (this.#quoted === null && !line.includes('"')) return { is: 'cells', cells: line.split(',') }
    let at = 0
    for (;;) {
      if (this.#quoted === null && line[at] !== '"') {
        const comma = line.indexOf(',', at)
        const cell = comma < 0 ? line.slice(at) : line.slice(at, comma)
        if (cell.includes('"')) return this.#broken('a quote inside a cell that does not begin with one')
        this.#cells.push(cell)
        if (comma < 0) return this.#done()
        at = comma + 1
        continue
      }
      if (this.#quoted === null) {
        this.#quoted = ''
        at++
      }
      const quote = line.indexOf('"', at)
      if (quote < 0) {
        this.#quoted += `${line.slice(at)}\n`
        return { is: 'open' }
      }
      this.#quoted += line.slice(at, quote)
      at = quote + 1
      if (line[at] === '"') {
        this.#quoted += '"'
        at++
        continue
      }
      this.#cells.push(this.#quoted)
      this.#quoted = null
      if (at === line.length) return this.#done()
      if (line[at] !== ',') return this.#broken('a quoted cell goes on after its closing quote')
      at++
    }
  }

  reset(): void {
    this.#cells = []
    this.#quoted = null
  }

  #done(): CsvRecord {
    const cells = this.#cells
    this.reset()
    return { is: 'cells', cells }
  }

  #broken(says: string): CsvRecord {
    this.reset()
    return { is: 'broken', says }
  }
}
