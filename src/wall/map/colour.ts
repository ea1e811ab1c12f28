const channels = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]

/** `share` of the second colour in the first; both `#rrggbb`. */
export const mixed = (hex: string, other: string, share: number): string => {
  const to = channels(other)
  return `#${channels(hex)
    .map((channel, at) =>
      Math.round(channel + (to[at]! - channel) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
