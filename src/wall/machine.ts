/** The one place that asks the machine's clock: milliseconds that only run forward. */
export const machineClock = (): number => performance.now()
/** The same as epoch ms, for what outlives the page. */
export const machineInstant = (): number => performance.timeOrigin + performance.now()
