import { z } from 'zod'

const Report = z.looseObject({
  metadata: z.looseObject({
    vulnerabilities: z.looseObject({ moderate: z.number(), high: z.number(), critical: z.number() }),
  }),
  vulnerabilities: z.record(z.string(), z.looseObject({ severity: z.string() })),
})

/** What `npm audit --json` says: null where it is no report, as from a registry that audits nothing; else the packages that must not go on. */
export const auditVerdict = (printed: string): { bad: string[]; lesser: number } | null => {
  let read
  try {
    read = Report.safeParse(JSON.parse(printed))
  } catch {
    return null
  }
  if (!read.success) return null
  const found = Object.entries(read.data.vulnerabilities)
  const bad = found.filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  return { bad: bad.map(([name, { severity }]) => `${name} (${severity})`), lesser: found.length - bad.length }
}
