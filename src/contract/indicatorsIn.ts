const NAMES = new Set(['indicator', 'x', 'y', 'size', 'height', 'speed', 'direction'])

/** Every indicator that a panel's options name, with the path at which each is named. */
export const indicatorsIn = (options: unknown, path = 'options'): [path: string, indicator: string][] => {
  if (Array.isArray(options))
    return options.flatMap((one, index) =>
      typeof one === 'string' && path.endsWith('indicators')
        ? [[`${path}[${index}]`, one] as [string, string]]
        : indicatorsIn(one, `${path}[${index}]`),
    )
  if (typeof options !== 'object' || options === null) return []
  return Object.entries(options).flatMap(([key, value]) =>
    NAMES.has(key) && typeof value === 'string' && value.includes('.')
      ? [[`${path}.${key}`, value] as [string, string]]
      : indicatorsIn(value, `${path}.${key}`),
  )
}
