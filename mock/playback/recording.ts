import Papa from 'papaparse'
import type { Reading } from '#contract/reading.ts'

/** The columns of the recording and the figures they are. */
export const COLUMNS: Readonly<Record<string, string>> = {
  'PM2.5': 'environment.pm25',
  PM10: 'environment.pm10',
  SO2: 'environment.so2',
  NO2: 'environment.no2',
  CO: 'environment.co',
  O3: 'environment.o3',
  TEMP: 'environment.temperature',
  PRES: 'environment.pressure',
  DEWP: 'environment.dew_point',
  RAIN: 'environment.rain',
  WSPM: 'environment.wind_speed',
}

/** What all stations recorded at one instant. */
export interface Hour {
  at: number
  rows: Reading[]
}

/** A recording as readings by hour, in order; an empty cell is null. Rows of stations or figures that are not declared are left out. */
export const hoursOf = (csv: string, indicators: ReadonlySet<string>, stations: ReadonlySet<string>): Hour[] => {
  const hours = new Map<string, Reading[]>()
  for (const line of Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data) {
    const [region, time] = [line['station']!, line['time']!]
    if (!stations.has(region)) continue
    const rows = hours.get(time) ?? []
    hours.set(time, rows)
    for (const [column, indicator] of Object.entries(COLUMNS)) {
      if (!indicators.has(indicator)) continue
      const cell = line[column]?.trim() ?? ''
      rows.push({ indicator, region, time, value: cell === '' ? null : Number(cell) })
    }
  }
  return [...hours].map(([time, rows]) => ({ at: Date.parse(time), rows })).toSorted((a, b) => a.at - b.at)
}
