/** ms of drawing in one frame. */
export const FRAME_BUDGET = 6
/** ms to wait for fonts before drawing with what there is. */
export const FONT_LIMIT = 8_000
/** ms between two signs of life asked of the worker. */
export const BEAT = 5_000
/** Beats without an answer after which a worker is dead. */
export const MISSED_BEATS = 4
/** ms within which a second death sends the charts to the main thread. */
export const DEATH_WINDOW = 600_000
/** The z of tooltips, by which their text is known; nothing else may have it. */
export const TIP_Z = 977
