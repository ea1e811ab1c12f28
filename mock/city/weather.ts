import { wave } from './noise.ts'
import { DAY, HOUR, localTime, type Span } from './periods.ts'

/** The sky over the city: ℃, %, mm/h, m/s, degrees (from where it blows), km. One smooth process that everything else feels. */
export interface Weather {
  temperature: number
  humidity: number
  rain: number
  wind: number
  direction: number
  visibility: number
}

/** How much the weather pushes, each 0 to about 1. */
export interface Push {
  heat: number
  cold: number
  wet: number
  fog: number
  /** Stagnant air: little wind, no rain. */
  still: number
}

/** Monthly means of Shapingba, Chongqing, 1991-2020 (approximate): ℃ and % and share of rainy hours. */
const MONTH_TEMPERATURE = [8.1, 10.7, 14.9, 19.5, 23.1, 25.8, 29.4, 29.6, 24.7, 19.1, 14.5, 9.5]
const MONTH_HUMIDITY = [82, 78, 75, 76, 77, 80, 75, 72, 79, 84, 83, 84]
const MONTH_RAIN = [0.1, 0.1, 0.13, 0.18, 0.22, 0.24, 0.17, 0.15, 0.18, 0.22, 0.15, 0.11]

const monthly = (table: readonly number[], t: number): number => {
  const { month, day } = localTime(t)
  const at = month + (day - 15) / 30
  const low = Math.floor(at)
  const part = at - low
  return table[(low + 12) % 12]! * (1 - part) + table[(low + 13) % 12]! * part
}

/** The weather at an instant; `where` shifts it a little between districts. */
export const weatherAt = (seed: number, t: number, where = ''): Weather => {
  const { hour } = localTime(t)
  const front = wave(seed, 4 * DAY, t, 'front')
  const local = where === '' ? 0 : wave(seed, 9 * HOUR, t, 'local', where)
  const wetness = wave(seed, 11 * HOUR, t, 'rain') * 0.8 + front * 0.35 + local * 0.35
  const threshold = 1.25 - monthly(MONTH_RAIN, t) * 4.4
  const rain = Math.max(0, wetness - threshold) * 3.4
  const swing = rain > 0 ? 1.4 : 3.3
  const temperature =
    monthly(MONTH_TEMPERATURE, t) - front * 2.6 - Math.min(3, rain) + swing * Math.cos(((hour - 15) / 24) * 2 * Math.PI) + local * 0.5
  const humidity = Math.min(
    99,
    Math.max(28, monthly(MONTH_HUMIDITY, t) + (rain > 0 ? 9 : 0) - 11 * Math.cos(((hour - 15) / 24) * 2 * Math.PI) + front * 4),
  )
  const wind = Math.max(
    0.1,
    1.3 + front * 0.5 + wave(seed, 5 * HOUR, t, 'wind', where) * 0.6 + 0.4 * Math.cos(((hour - 16) / 24) * 2 * Math.PI),
  )
  // Around Chongqing the wind comes down the valley from the north-east, and against it when a front passes.
  const turned = 28 + wave(seed, 14 * HOUR, t, 'turn') * 48 + wave(seed, 3 * HOUR, t, 'turn', where) * 30 + (front < -0.9 ? 165 : 0)
  const direction = ((turned % 360) + 360) % 360
  const mist = Math.max(0, (humidity - 84) / 15) * Math.max(0, 1.5 - wind / 2)
  const visibility = Math.max(0.3, 14 - mist * 11 - Math.min(6, rain * 2) + local)
  return { temperature, humidity, rain, wind, direction, visibility }
}

const pushOf = (w: Weather): Push => ({
  heat: Math.max(0, (w.temperature - 26) / 10),
  cold: Math.max(0, (14 - w.temperature) / 10),
  wet: Math.min(1, w.rain / 2.5),
  fog: Math.max(0, Math.min(1, (4 - w.visibility) / 4)),
  still: Math.max(0, 1.6 - w.wind) * (w.rain > 0.2 ? 0.3 : 1),
})

const SAMPLES = (span: Span): number[] => {
  const length = span.end - span.start
  if (length <= HOUR) return [(span.start + span.end) / 2]
  const count = length <= DAY ? 4 : 6
  return Array.from({ length: count }, (_, i) => span.start + (length * (i + 0.5)) / count)
}

/** The mean push of the weather over a span. */
export const pushOver = (seed: number, span: Span, where = ''): Push => {
  const all = SAMPLES(span).map((t) => pushOf(weatherAt(seed, t, where)))
  const mean = (of: (push: Push) => number): number => all.reduce((sum, push) => sum + of(push), 0) / all.length
  return {
    heat: mean((p) => p.heat),
    cold: mean((p) => p.cold),
    wet: mean((p) => p.wet),
    fog: mean((p) => p.fog),
    still: mean((p) => p.still),
  }
}
