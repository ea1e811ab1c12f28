/** One department's readings of one series, sorted by start and end; columns of equal length. */
export class Track {
  readonly starts: number[] = []
  readonly ends: number[] = []
  readonly values: (number | null)[] = []
  readonly numerators: (number | null)[] = []
  readonly denominators: (number | null)[] = []
  readonly estimated: boolean[] = []
  readonly simulated: boolean[] = []
  readonly known: number[] = []

  get length(): number {
    return this.starts.length
  }

  /** The first index whose start is not before `start`. */
  from(start: number): number {
    let low = 0
    let high = this.starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.starts[middle]! < start) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The index of the reading of exactly this period or instant, or -1. */
  at(start: number, end: number): number {
    for (let index = this.from(start); index < this.starts.length && this.starts[index] === start; index++)
      if (this.ends[index] === end) return index
    return -1
  }

  /** Takes a reading in; a known identity is overwritten. */
  put(row: Taken): void {
    const last = this.starts.length - 1
    let index = last >= 0 && row.start > this.starts[last]! ? last + 1 : this.from(row.start)
    while (index <= last && this.starts[index] === row.start && this.ends[index]! < row.end) index++
    const fresh = !(index <= last && this.starts[index] === row.start && this.ends[index] === row.end)
    const set = <T>(column: T[], value: T) =>
      void (fresh ? (index > last ? column.push(value) : column.splice(index, 0, value)) : (column[index] = value))
    set(this.starts, row.start)
    set(this.ends, row.end)
    set(this.values, row.value)
    set(this.numerators, row.numerator)
    set(this.denominators, row.denominator)
    set(this.estimated, row.quality === 'estimated')
    set(this.simulated, row.simulated)
    set(this.known, row.knownAt)
  }

  /** Drops the readings at [low, high). */
  drop(low: number, high: number): void {
    for (const column of [
      this.starts,
      this.ends,
      this.values,
      this.numerators,
      this.denominators,
      this.estimated,
      this.simulated,
      this.known,
    ])
      (column as unknown[]).splice(low, high - low)
  }
}

/** What a track keeps of a reading. */
export interface Taken {
  start: number
  end: number
  value: number | null
  numerator: number | null
  denominator: number | null
  quality: 'measured' | 'estimated'
  simulated: boolean
  knownAt: number
}
