/** The one place that asks the machine's clock: milliseconds that only run forward. */
export const machineClock = (): number => performance.now()
