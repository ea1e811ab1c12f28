import type { Indicator } from '#contract/indicator.ts'
import type { Reading } from '#contract/reading.ts'
import type { World } from '../city/world.ts'
import { bodyOf } from './batch.ts'
import type { Cadence } from './cadence.ts'
import type { Answered, Door } from './door.ts'
import { asSeenBy, type Habits, isSilent, withGaps } from './habits.ts'
import { keyOf, type Keys } from './keys.ts'
import { coarseSpans, type Lot } from './lots.ts'
import { rowsOf, timeOf } from './rows.ts'

/** A figure with those who report it. */
export interface Figured {
  indicator: Indicator
  departments: readonly string[]
  regions: readonly string[]
  cadence: Cadence
}

export interface PastParts {
  world: World
  habits: Habits
  seed: number
  now: number
}

/** The readings of a lot as one of its departments sends them. */
export const rowsOfLot = (
  { world, habits, seed, now }: PastParts,
  { indicator, departments, regions, cadence }: Figured,
  lot: Lot,
  department: string,
): Reading[] =>
  regions.flatMap((region) => {
    const spans = lot.as === 'periods' ? [lot.span] : coarseSpans(indicator, region, seed, cadence, lot.wide, lot.span, now)
    return spans.flatMap((span) => {
      if (lot.as === 'instants' && isSilent(habits, indicator, span.end)) return []
      const measured = withGaps(habits, seed, indicator, region, span, world.figures(indicator, region, span))
      const seen = department === departments[0] ? measured : asSeenBy(habits, seed, indicator, department, region, span, measured)
      return rowsOf(indicator, region, timeOf(indicator, span, lot.as), seen)
    })
  })

/** One request: lots of one department, never a part of one. */
export interface Shipment {
  department: string
  lots: { figured: Figured; lot: Lot }[]
  rows: number
}

const FULL = 2500

/** Packs lots into requests of one department each, in their order. */
export const shipmentsOf = (lots: readonly { figured: Figured; lot: Lot }[]): Shipment[] => {
  const open = new Map<string, Shipment>()
  const packed: Shipment[] = []
  for (const entry of lots) {
    for (const department of entry.figured.departments) {
      let shipment = open.get(department)
      if (!shipment) {
        shipment = { department, lots: [], rows: 0 }
        open.set(department, shipment)
        packed.push(shipment)
      }
      shipment.lots.push(entry)
      shipment.rows += entry.lot.rows
      if (shipment.rows >= FULL) open.delete(department)
    }
  }
  return packed
}

export interface ShipParts extends PastParts {
  door: Door
  keys: Keys
  told: (department: string, answered: Answered, rows: number) => void
}

const IN_FLIGHT = 2

/** Sends all shipments, two at a time, each until it is answered. */
export const ship = async (parts: ShipParts, shipments: readonly Shipment[]): Promise<void> => {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let shipment = shipments[next++]; shipment; shipment = shipments[next++]) {
      const { department, lots } = shipment
      const key = keyOf(parts.keys, department)
      if (key === undefined) continue
      const rows: Reading[] = []
      for (const { figured, lot } of lots) {
        rows.push(...rowsOfLot(parts, figured, lot, department))
        await new Promise((resolve) => setImmediate(resolve))
      }
      if (rows.length === 0) continue
      parts.told(department, await parts.door.send('/api/v1/readings', key, bodyOf(department, rows)), rows.length)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
}
