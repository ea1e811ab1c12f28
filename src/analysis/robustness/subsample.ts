import type { Panel } from '../panel.ts'

/** The rows that are kept: without municipalities, one group, some years. */
export const subsample = (panel: Panel, keep: (region: string, period: string) => boolean): Panel => {
  const at = panel.rows.flatMap(({ region, period }, place) => (keep(region, period) ? [place] : []))
  return {
    rows: at.map((place) => panel.rows[place]!),
    columns: Object.fromEntries(Object.entries(panel.columns).map(([name, column]) => [name, at.map((place) => column[place] ?? null)])),
  }
}
