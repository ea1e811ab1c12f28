import { afterEach, describe, expect, it } from 'vitest'
import { fakeCockpit } from '../../helpers/fakeCockpit.ts'
import { CSV, JSON_TYPE, NDJSON, readingsDoorBench, stream } from './readingsDoorBench.ts'

const bench = readingsDoorBench()
const { start, send } = bench
afterEach(() => bench.close())

describe('CSV', () => {
  const header = 'region,indicator,value,time,category\n'
  const row = (at: number) => `500101,economy.gdp,${at},2026-01-01T00:00:00+08:00,类${at}\n`

  it('of 100,000 rows streams through in batches', async () => {
    const { batches, kept, mostWaiting } = await start(fakeCockpit())
    const body = Buffer.from(header + Array.from({ length: 100_000 }, (_, at) => row(at)).join(''))
    const pieces = Array.from({ length: Math.ceil(body.length / 50_021) }, (_, at) => body.subarray(at * 50_021, (at + 1) * 50_021))
    const answer = await send(CSV, stream(pieces))
    expect(answer.body).toEqual({ accepted: 100_000, unchanged: 0, revised: 0, refused: [] })
    expect([batches.length >= 100, Math.max(...batches), mostWaiting(), kept.size]).toEqual([true, 1_000, 1, 100_000])
    expect([...kept.values()].at(-1)).toEqual({
      indicator: 'economy.gdp',
      region: '500101',
      value: 99_999,
      time: '2026-01-01T00:00:00+08:00',
      category: '类99999',
    })
  })

  it('takes an empty value as null, other empty cells as absent, and a byte order mark', async () => {
    const { kept } = await start(fakeCockpit())
    const text = `\ufeffindicator,region,time,value,category,quality\r\neconomy.gdp,1,2026,,,\r\neconomy.gdp,2,2026," 1.5e3 ","a,b",estimated\r\n`
    expect((await send(CSV, text, { 'content-type': 'text/csv; charset=UTF-8; header=present' })).body).toMatchObject({
      accepted: 2,
      refused: [],
    })
    expect([...kept.values()]).toEqual([
      { indicator: 'economy.gdp', region: '1', time: '2026', value: null },
      { indicator: 'economy.gdp', region: '2', time: '2026', value: 1500, category: 'a,b', quality: 'estimated' },
    ])
  })

  it('takes ratios by numerator and denominator', async () => {
    const { kept } = await start(fakeCockpit())
    await send(CSV, 'indicator,region,time,value,numerator,denominator\nservices.x,1,2026,,3,4\nservices.x,2,2026,,,\n')
    await send(CSV, 'indicator,region,time,numerator,denominator\nservices.x,3,2026,3,4\nservices.x,4,2026,,\n')
    const base = { indicator: 'services.x', time: '2026' }
    expect([...kept.values()]).toEqual([
      { ...base, region: '1', numerator: 3, denominator: 4 },
      { ...base, region: '2', value: null },
      { ...base, region: '3', numerator: 3, denominator: 4 },
      { ...base, region: '4', numerator: null, denominator: null },
    ])
  })

  it('refuses bad rows among good ones', async () => {
    await start(fakeCockpit())
    const { body } = await send(
      CSV,
      `${header}${row(0)}500101,economy.gdp,NaN,2026,a\n500101,economy.gdp,1\n500101,economy.gdp,1e999,2026,a\n500101,gdp,1,2026,a\n"a"b,c\n${row(6)}`,
    )
    expect(body).toMatchObject({
      accepted: 2,
      refused: [
        { index: 1, reason: 'wrong_type', path: 'value' },
        { index: 2, reason: 'unparsable' },
        { index: 3, reason: 'bad_value', path: 'value' },
        { index: 4, reason: 'unknown_indicator', path: 'indicator' },
        { index: 5, reason: 'unparsable' },
      ],
    })
  })

  it.each([
    ['', 'missing_field', undefined],
    ['\n\n', 'missing_field', undefined],
    ['indicator,region,time\n', 'missing_field', 'value'],
    ['indicator,region,time,wert\n', 'unknown_field', 'wert'],
    ['indicator,region,time,value,value\n', 'unknown_field', 'value'],
    ['indicator;region;time;value\n', 'unknown_field', 'indicator;region;time;value'],
    ['"indicator,region\n', 'missing_field', undefined],
    [`${'x'.repeat(100_000)}\n`, 'missing_field', undefined],
    ['__proto__,region,time,value\n', 'unknown_field', '__proto__'],
  ])('refuses the header %#', async (text, reason, path) => {
    await start(fakeCockpit())
    const { status, body } = await send(CSV, text)
    expect([status, body.reason, body.path]).toEqual([400, reason, path])
  })

  it('takes a header alone', async () => {
    await start(fakeCockpit())
    expect(await send(CSV, header)).toMatchObject({ status: 200, body: { accepted: 0, refused: [] } })
  })

  it('in GBK is refused, never kept as mojibake', async () => {
    const { kept } = await start(fakeCockpit())
    const line = Buffer.concat([Buffer.from('500101,economy.gdp,1,2026,'), Buffer.from([0xb9, 0xa4, 0xd2, 0xb5]), Buffer.from('\n')])
    const { status, body } = await send(CSV, Buffer.concat([Buffer.from(header), line]))
    expect(status).toBe(400)
    expect(body).toMatchObject({ reason: 'not_utf8', path: `@${header.length + 26}` })
    expect(body.message).toMatch(/^not UTF-8 \(byte offset 63; looks like GBK/)
    expect(kept.size).toBe(0)
    for (const type of [JSON_TYPE, NDJSON])
      expect((await send(type, Buffer.concat([Buffer.from('["'), Buffer.from([0xb9, 0xa4]), Buffer.from('"]')]))).body).toMatchObject({
        reason: 'not_utf8',
      })
    const late = await send(CSV, stream([header + Array.from({ length: 2_000 }, (_, at) => row(at)).join(''), line], 50))
    expect(late.body.message).toContain('2000 rows before it were kept')
  })

  it('survives characters cut between packets', async () => {
    const { kept } = await start(fakeCockpit())
    const bytes = Buffer.from(header + row(1))
    await send(
      CSV,
      stream(
        Array.from(bytes, (_, at) => bytes.subarray(at, at + 1)),
        1,
      ),
    )
    expect([...kept.values()].map(({ category }) => category)).toEqual(['类1'])
  })
})
