import type { Department } from '#contract/department.ts'
import type { IncidentReport } from '#contract/incident.ts'

/** GCJ-02 less WGS-84 around Chongqing: about constant; within 150 m over the city. Good enough for a mock, not for a map. */
const SHIFT = { lon: 0.0036, lat: -0.0027 }

/** A WGS-84 report in its department's declared coordinates. */
export const inDatumOf = (department: Department | undefined, report: IncidentReport): IncidentReport =>
  department?.datum === 'gcj02' && report.lon !== undefined && report.lat !== undefined
    ? { ...report, lon: Number((report.lon + SHIFT.lon).toFixed(5)), lat: Number((report.lat + SHIFT.lat).toFixed(5)) }
    : report
