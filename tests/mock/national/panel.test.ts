import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../../mock/feed/batch.ts'
import { panelRows, RATIOS } from '../../../mock/national/panel.ts'
import { recordingsFolder } from '../../../mock/root.ts'
import { declaredIn } from '../declared.ts'

const panel = readFileSync(join(recordingsFolder('national'), 'china_provinces_2015_2020.csv'), 'utf8')
const dictionary = readFileSync(join(recordingsFolder('national'), 'dictionary.csv'), 'utf8')
const declared = new Map(
  declaredIn('chongqing')
    .indicators.filter(({ department }) => department === 'nbs')
    .map(({ id, until }) => [id, until]),
)
const rows = panelRows(panel, dictionary, declared)

describe('the national panel', () => {
  it('says every cell of every declared column, cell by cell', () => {
    const [head, ...lines] = panel
      .trim()
      .split('\n')
      .map((line) => line.trim().split(','))
    const cells = new Map(rows.map((row) => [`${row.indicator.split('.')[1]}|${row.region}|${row.time}`, row.value]))
    const columns = [...declared.keys()].filter((id) => !(id in RATIOS)).map((id) => id.split('.')[1]!.replace(/_annual$/, ''))
    expect(columns.length).toBeGreaterThanOrEqual(20)
    for (const column of columns) {
      const place = head!.indexOf(column)
      expect(place).toBeGreaterThan(2)
      for (const line of lines) {
        const said = cells.get(`${column}_annual|${line[0]}|${line[2]}`)
        if (line[place] === '') expect(said ?? null).toBeNull()
        else expect(said).toBe(Number(line[place]))
      }
    }
  })

  it('sends both ends of a ratio of two columns, or that it is missing', () => {
    const of = (indicator: string, region: string, time: string) =>
      rows.find((row) => row.indicator === indicator && row.region === region && row.time === time)
    expect(Object.keys(RATIOS).filter((id) => !declared.has(id))).toEqual([])
    expect(of('society.urbanisation_annual', '110000', '2015')).toEqual({
      indicator: 'society.urbanisation_annual',
      region: '110000',
      time: '2015',
      numerator: 1897,
      denominator: 2188,
    })
    expect(of('market.tech_contract_share_annual', '110000', '2016')).toMatchObject({ numerator: 3940.98, denominator: 28438.7 })
    expect(
      rows.filter(
        ({ indicator, region, value }) => indicator === 'market.tech_contract_share_annual' && region === '540000' && value === null,
      ).length,
    ).toBe(2)
  })

  it('keeps a gap as null, never as 0, and says nothing after a declared end', () => {
    expect(rows.filter(({ value }) => value === null).length).toBeGreaterThan(0)
    expect(rows.every(({ value, denominator }) => value === null || Number.isFinite(value ?? denominator))).toBe(true)
    const employment = rows.filter(({ indicator }) => indicator === 'market.private_employment_annual')
    expect(
      employment
        .map(({ time }) => time)
        .toSorted()
        .at(-1),
    ).toBe('2019')
  })

  it('keeps adcodes as strings and leaves undeclared columns out', () => {
    expect(rows.every(({ region }) => /^\d{6}$/.test(region))).toBe(true)
    expect(panelRows(panel, dictionary, new Map([['economy.gdp_annual', '2020']]))).toHaveLength(186)
    expect(panelRows(panel, dictionary, new Map([['market.gdp_annual', '2020']]))).toHaveLength(0)
  })

  it('writes null as an empty CSV cell', () => {
    expect(
      csvOf([
        { indicator: 'market.x_annual', region: '540000', time: '2015', value: null },
        { indicator: 'market.x_annual', region: '110000', time: '2015', value: 3453.89 },
      ]),
    ).toBe('indicator,region,time,value\nmarket.x_annual,540000,2015,\nmarket.x_annual,110000,2015,3453.89\n')
  })
})
