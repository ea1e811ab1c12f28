/** A text looked up by axis value or data index; it stands where echarts wants a function, which cannot be sent to a worker. */
export interface Lookup {
  readonly lookup: Readonly<Record<string, string>>
}

export type Plain =
  | string
  | number
  | boolean
  | null
  | undefined
  | Lookup
  | Float64Array
  | readonly Plain[]
  | { readonly [key: string]: Plain }

/**
 * An echarts option without functions: it survives structured cloning, so any thread can draw it.
 * `tip`, which is ours, is the style of the tooltip's text.
 */
export type EngineOption = { readonly [component: string]: Plain }

/** CSS px, and device px per CSS px. */
export interface Size {
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** Texts by position 0…n−1. */
export const byIndex = (texts: readonly string[]): Lookup => ({
  lookup: Object.fromEntries(texts.map((text, index) => [String(index), text])),
})

/** Texts by axis value. */
export const byValue = (texts: readonly (readonly [value: number, text: string])[]): Lookup => ({
  lookup: Object.fromEntries(texts.map(([value, text]) => [String(value), text])),
})
