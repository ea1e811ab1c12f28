import { z } from 'zod'
import { CategoryId, IndicatorId, Instant, RegionCode, Slug } from './names.ts'
import { Incident } from './incident.ts'
import { Notice } from './notice.ts'
import { replyOf } from './reply.ts'
import { State } from './state.ts'
import { WallConfig } from './wallConfig.ts'

const Position = z.number().int().nonnegative()

/** What a wall says of itself when it connects: the hash of the place it holds, so that it need not be sent again. */
export const Handshake = z.strictObject({ holds: z.string().max(64).optional() })
export type Handshake = z.infer<typeof Handshake>

/** Told to every wall at connection and whenever the config changes: then watch again, from the position held. */
export const Welcome = z.strictObject({
  version: z.number().int(),
  build: z.string(),
  epoch: z.string(),
  config: z.number().int(),
  /** Of the place, as this gateway sends it. */
  hash: z.string(),
  /** The gateway's instant (on a played-back clock, the place's), and how fast its clock runs. */
  now: Instant,
  speed: z.number(),
  /** Left out for a wall that holds it: its hash is the one above. */
  place: WallConfig.optional(),
})
export type Welcome = z.infer<typeof Welcome>

/** What changed up to `position` among what the wall watches. `gone`: series keys no longer on the board. */
export const StatesMessage = z.strictObject({
  position: Position,
  changed: z.array(State),
  gone: z.array(z.string()),
})
export type StatesMessage = z.infer<typeof StatesMessage>

/** The same for a wall that asked for deltas: what it holds already comes as packed deltas (`delta/stateDelta.ts`), the rest whole. */
export const DeltasMessage = z.strictObject({
  position: Position,
  /** The packed bytes in base64: one text frame, framed once for all walls, costs less than a binary one of two parts. */
  deltas: z.base64(),
  changed: z.array(State),
  gone: z.array(z.string()),
})
export type DeltasMessage = z.infer<typeof DeltasMessage>

export const IncidentMessage = z.strictObject({ position: Position, incident: Incident })
export const NoticeMessage = z.strictObject({ position: Position, notice: Notice })

/**
 * A sign of life every few seconds: the gateway's clock, whether it can keep, how many departments are fresh, and the tag of each
 * analysis as its inputs stand now: another one than that of the result held says that it is to be asked for anew.
 */
export const Pulse = z.strictObject({
  now: Instant,
  position: Position,
  keeping: z.boolean(),
  departments: z.strictObject({ live: z.number().int(), late: z.number().int(), lost: z.number().int() }),
  analyses: z.record(Slug, z.string()).optional(),
})
export type Pulse = z.infer<typeof Pulse>

/** Regions or categories left out mean all of them; a category list may hold null for the total. */
export const Watch = z.strictObject({
  indicators: z.array(IndicatorId).max(2000),
  regions: z.array(RegionCode).max(20000).optional(),
  categories: z.array(CategoryId.nullable()).max(5000).optional(),
  /** Besides: every state that stands at a level, is late or lost, wherever it is, until it is calm again. */
  alerts: z.boolean().optional(),
  /** Be told of changes by `deltas` instead of `states`. */
  deltas: z.boolean().optional(),
  epoch: z.string().nullable(),
  position: Position.nullable(),
})
export type Watch = z.infer<typeof Watch>

/** `full`: the wall drops its copy and takes this; otherwise this is what it missed. */
export const Watched = z.strictObject({
  epoch: z.string(),
  position: Position,
  full: z.boolean(),
  states: z.array(State),
  gone: z.array(z.string()),
  incidents: z.array(Incident),
  notices: z.array(Notice),
})
export type Watched = z.infer<typeof Watched>

export const History = z.strictObject({
  indicator: IndicatorId,
  region: RegionCode,
  category: CategoryId.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  step: z.string().optional(),
  /** The newest so many periods instead of from/to. */
  last: z.number().int().min(1).max(5000).optional(),
})
export type History = z.infer<typeof History>

/** `[time, value]` by period label; missing stays null. */
export const Series = z.strictObject({
  indicator: IndicatorId,
  region: RegionCode,
  category: CategoryId.nullable(),
  step: z.string(),
  points: z.array(z.tuple([z.string(), z.number().nullable()])),
})
export type Series = z.infer<typeof Series>

/** Every message by name. Both ends parse what they receive. */
export const DOWN = {
  welcome: Welcome,
  states: StatesMessage,
  deltas: DeltasMessage,
  incident: IncidentMessage,
  notice: NoticeMessage,
  pulse: Pulse,
} as const
export const UP = {
  watch: { ask: Watch, reply: replyOf(Watched) },
  history: { ask: History, reply: replyOf(Series) },
} as const
export type Down = { [Name in keyof typeof DOWN]: z.infer<(typeof DOWN)[Name]> }
export type Ask<Name extends keyof typeof UP> = z.infer<(typeof UP)[Name]['ask']>
export type Answer<Name extends keyof typeof UP> = z.infer<(typeof UP)[Name]['reply']>
