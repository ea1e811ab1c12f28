import { createHash } from 'node:crypto'
import { Bucket } from '../intake/bucket.ts'

/** Wrong keys from one address: so many at once, then one in ten seconds. */
const AT_ONCE = 20
const A_SECOND = 0.1
const MOST_PROVEN = 20_000

/** Slows the guessing of keys by address. A key that was right from an address before goes on from there, whatever others guess beside it. */
export class Guesses {
  private readonly wrong = new Bucket(A_SECOND, AT_ONCE)
  private readonly proven = new Set<string>()

  /** Seconds until a key of this address is looked at again; 0: now. */
  wait(address: string, key: string, now: number): number {
    const wait = this.wrong.wait(address, now)
    return wait > 0 && this.proven.has(pairOf(address, key)) ? 0 : wait
  }

  missed(address: string, now: number): void {
    this.wrong.take(address, 1, now)
  }

  proved(address: string, key: string): void {
    if (this.proven.size >= MOST_PROVEN) this.proven.clear()
    this.proven.add(pairOf(address, key))
  }
}

const pairOf = (address: string, key: string): string => createHash('sha256').update(`${address} ${key}`).digest('base64')
