import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Panel } from '#analysis/panel.ts'
import { ratioColumn } from '#analysis/index/ratioColumn.ts'
import type { IndexMember } from '#analysis/index/spec.ts'

const FILE = new URL('../../mock/recordings/national/china_provinces_2015_2020.csv', import.meta.url)

/** Totals made comparable: above, below, times. */
const PER: Record<string, readonly [string, string, number]> = {
  gdp_per_capita: ['gdp', 'resident_population', 1e4],
  fiscal_per_capita: ['fiscal_expenditure', 'resident_population', 1e4],
  scitech_share: ['fiscal_scitech_expenditure', 'fiscal_expenditure', 100],
  patents_per_10k: ['patent_grants', 'resident_population', 1],
  inventions_per_10k: ['invention_grants', 'resident_population', 1],
  tech_contract_share: ['tech_contract_value', 'gdp', 100],
  urban_share: ['urban_population', 'resident_population', 100],
  education_per_capita: ['education_funds', 'resident_population', 1],
}

/** 31 provinces × 2015-2020 as published (mock/recordings/national), with totals per head or per output added. */
export const nationalPanel = (): Panel => {
  const { data: lines } = Papa.parse<Record<string, string>>(readFileSync(FILE, 'utf8'), { header: true, skipEmptyLines: true })
  const names = Object.keys(lines[0]!).filter((name) => !['adcode', 'province', 'year'].includes(name))
  const rows = lines.map((line) => ({ region: line.adcode!, period: line.year! }))
  const columns: Record<string, (number | null)[]> = Object.fromEntries(
    names.map((name) => [name, lines.map((line) => (line[name] === '' ? null : Number(line[name])))]),
  )
  for (const [name, [above, below, times]] of Object.entries(PER)) {
    const answer = ratioColumn({ rows, columns }, above, below, times)
    if (!answer.ok) throw new Error(answer.refusal.message)
    columns[name] = answer.value
  }
  return { rows, columns }
}

const member = (id: string, group: string, better: 'higher' | 'lower' = 'higher'): IndexMember => ({ id, better, function: group })

/** The members that the national scene's indices have. */
export const NATIONAL_MEMBERS: readonly IndexMember[] = [
  member('gdp_per_capita', 'economy'),
  member('fiscal_per_capita', 'economy'),
  member('scitech_share', 'economy'),
  member('urban_registered_unemployment_rate', 'economy', 'lower'),
  member('patents_per_10k', 'market'),
  member('inventions_per_10k', 'market'),
  member('tech_contract_share', 'market'),
  member('urban_share', 'society'),
  member('education_per_capita', 'services'),
  member('student_teacher_ratio_primary', 'services', 'lower'),
  member('student_teacher_ratio_junior', 'services', 'lower'),
  member('students_higher_per_100k', 'services'),
]
