/** How the frames come that are asked for once a look: since when every one of them has been missing (ms), and whether they ever came well. */
export interface FrameBook {
  readonly missingSince: number | null
  /** Frames in a row that came in time, counted to `ABLE`: a machine that was never fast is not made so by a reload. */
  readonly good: number
}
export const NO_FRAME_MISSED: FrameBook = { missingSince: null, good: 0 }
/** A frame that takes longer is missing (ms), and so long they may be missing before it is said. */
const SLOW = 1000
const PATIENCE = 30_000
const ABLE = 60

/** The book after a frame took so many ms, or has been waited for so long until now. */
export const frameRead = ({ missingSince, good }: FrameBook, took: number, now: number): FrameBook =>
  took < SLOW ? { missingSince: null, good: Math.min(ABLE, good + 1) } : { missingSince: missingSince ?? now, good: good < ABLE ? 0 : good }
export const framesMissing = ({ missingSince, good }: FrameBook, now: number): boolean =>
  good === ABLE && missingSince !== null && now - missingSince >= PATIENCE
