const NONE = new Float64Array(0)
const NO_FLAGS = new Uint8Array(0)
export const SIMULATED = 1
export const ESTIMATED = 2
/** Made of finer readings of which the last did not reach the period's end. */
export const PARTIAL = 4
/** Made of finer readings that the store has let go. */
export const FOLDED = 8

/** What a period made of finer readings has besides: until when they were read. */
export interface Made {
  readAt: number
  partial: boolean
  folded: boolean
}

/** What a track keeps of a reading, or of what finer readings `made`. */
export interface Taken {
  start: number
  end: number
  value: number | null
  numerator: number | null
  denominator: number | null
  quality: 'measured' | 'estimated'
  simulated: boolean
  knownAt: number
  made?: Made
}

const numberOf = (value: number | null): number => value ?? Number.NaN
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** Columns of readings, NaN for what is missing, as a track holds them. */
export interface Columns {
  starts: Float64Array<ArrayBuffer>
  ends: Float64Array<ArrayBuffer>
  values: Float64Array<ArrayBuffer>
  known: Float64Array<ArrayBuffer>
  flags: Uint8Array<ArrayBuffer>
  ratios: [Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>] | null
  reads: Float64Array<ArrayBuffer> | null
}

/** One department's readings of one series, sorted by start and end, in typed columns: some 33 bytes a reading. */
export class Track {
  length = 0
  private starts = NONE
  private ends = NONE
  private values = NONE
  private known = NONE
  private flags = NO_FLAGS
  /** Numerators and denominators, for those who have any. */
  private ratios: [Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>] | null = null
  /** When what was made of finer readings was last read. */
  private reads: Float64Array<ArrayBuffer> | null = null

  /** A track of columns that are in order already. */
  static of(columns: Columns): Track {
    const track = new Track()
    Object.assign(track, { length: columns.starts.length, ...columns })
    return track
  }

  start(index: number): number {
    return this.starts[index]!
  }

  end(index: number): number {
    return this.ends[index]!
  }

  value(index: number): number | null {
    return orNull(this.values[index]!)
  }

  numerator(index: number): number | null {
    return this.ratios && orNull(this.ratios[0][index]!)
  }

  denominator(index: number): number | null {
    return this.ratios && orNull(this.ratios[1][index]!)
  }

  estimated(index: number): boolean {
    return (this.flags[index]! & ESTIMATED) !== 0
  }

  simulated(index: number): boolean {
    return (this.flags[index]! & SIMULATED) !== 0
  }

  knownAt(index: number): number {
    return this.known[index]!
  }

  /** What a period made of finer readings has besides; undefined for a reading. */
  made(index: number): Made | undefined {
    const readAt = this.reads ? this.reads[index]! : Number.NaN
    if (Number.isNaN(readAt)) return undefined
    return { readAt, partial: (this.flags[index]! & PARTIAL) !== 0, folded: (this.flags[index]! & FOLDED) !== 0 }
  }

  /** The first index whose start is not before `start`. */
  from(start: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.starts[middle]! < start) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The index of the reading of exactly this period or instant, or -1. */
  at(start: number, end: number): number {
    for (let index = this.from(start); index < this.length && this.starts[index] === start; index++)
      if (this.ends[index] === end) return index
    return -1
  }

  /** Takes a reading in; a known identity is overwritten. */
  put(row: Taken): void {
    const last = this.length - 1
    let index = last >= 0 && row.start > this.starts[last]! ? last + 1 : this.from(row.start)
    while (index <= last && this.starts[index] === row.start && this.ends[index]! < row.end) index++
    if (!(index <= last && this.starts[index] === row.start && this.ends[index] === row.end)) this.open(index)
    this.write(index, row)
  }

  /** This with all that an older track holds besides; of an identity in both this one's stays. */
  over(older: Track): Track {
    if (this.length === 0) return older
    if (older.length === 0) return this
    if (older.starts[older.length - 1]! < this.starts[0]!) return Track.of(older.joined(this))
    for (let at = 0; at < older.length; at++) if (this.at(older.start(at), older.end(at)) < 0) this.put(older.taken(at))
    return this
  }

  private joined(later: Track): Columns {
    const both = (a: Float64Array, b: Float64Array) => {
      const wide = new Float64Array(this.length + later.length)
      wide.set(a.subarray(0, this.length))
      wide.set(b.subarray(0, later.length), this.length)
      return wide
    }
    const flags = new Uint8Array(this.length + later.length)
    flags.set(this.flags.subarray(0, this.length))
    flags.set(later.flags.subarray(0, later.length), this.length)
    const none = (track: Track) => new Float64Array(track.length).fill(Number.NaN)
    const ratio = (n: 0 | 1) => both(this.ratios?.[n] ?? none(this), later.ratios?.[n] ?? none(later))
    return {
      starts: both(this.starts, later.starts),
      ends: both(this.ends, later.ends),
      values: both(this.values, later.values),
      known: both(this.known, later.known),
      flags,
      ratios: this.ratios || later.ratios ? [ratio(0), ratio(1)] : null,
      reads: this.reads || later.reads ? both(this.reads ?? none(this), later.reads ?? none(later)) : null,
    }
  }

  private taken(at: number): Taken {
    return {
      start: this.start(at),
      end: this.end(at),
      value: this.value(at),
      numerator: this.numerator(at),
      denominator: this.denominator(at),
      quality: this.estimated(at) ? 'estimated' : 'measured',
      simulated: this.simulated(at),
      knownAt: this.knownAt(at),
      made: this.made(at),
    }
  }

  /** Drops the readings at [low, high). */
  drop(low: number, high: number): void {
    for (const column of [...this.columns(), this.flags]) column.copyWithin(low, high, this.length)
    this.length -= high - low
    if (this.length === 0) this.fit(0)
  }

  private columns(): Float64Array<ArrayBuffer>[] {
    return [this.starts, this.ends, this.values, this.known, ...(this.ratios ?? []), ...(this.reads ? [this.reads] : [])]
  }

  private write(index: number, row: Taken): void {
    this.starts[index] = row.start
    this.ends[index] = row.end
    this.values[index] = numberOf(row.value)
    this.known[index] = row.knownAt
    this.flags[index] =
      (row.quality === 'estimated' ? ESTIMATED : 0) |
      (row.simulated ? SIMULATED : 0) |
      (row.made?.partial ? PARTIAL : 0) |
      (row.made?.folded ? FOLDED : 0)
    const empty = () => new Float64Array(this.starts.length).fill(Number.NaN)
    if (row.numerator !== null || row.denominator !== null) this.ratios ??= [empty(), empty()]
    if (row.made) this.reads ??= empty()
    if (this.reads) this.reads[index] = row.made?.readAt ?? Number.NaN
    if (!this.ratios) return
    this.ratios[0][index] = numberOf(row.numerator)
    this.ratios[1][index] = numberOf(row.denominator)
  }

  /** Makes room for one more at `index`. */
  private open(index: number): void {
    if (this.length === this.starts.length) this.fit(Math.max(4, Math.ceil(this.length * 1.5)))
    if (index < this.length) for (const column of [...this.columns(), this.flags]) column.copyWithin(index + 1, index, this.length)
    this.length++
  }

  private fit(room: number): void {
    const moved = (column: Float64Array<ArrayBuffer>) => {
      const wider = new Float64Array(room)
      wider.set(column.subarray(0, this.length))
      return wider
    }
    const flags = new Uint8Array(room)
    flags.set(this.flags.subarray(0, this.length))
    this.starts = moved(this.starts)
    this.ends = moved(this.ends)
    this.values = moved(this.values)
    this.known = moved(this.known)
    this.ratios &&= [moved(this.ratios[0]), moved(this.ratios[1])]
    this.reads &&= moved(this.reads)
    this.flags = flags
  }
}
