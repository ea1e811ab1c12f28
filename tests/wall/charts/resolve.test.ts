import { expect, it } from 'vitest'
import { byIndex, byValue } from '#wall/charts/option.ts'
import { resolve } from '#wall/charts/resolve.ts'

const made = (option: unknown) => resolve(option) as { formatter: (asked: unknown) => string }

it('turns a lookup into the function echarts asks', () => {
  const { formatter } = made({ formatter: byIndex(['一', '二']) })
  expect(formatter({ dataIndex: 1 })).toBe('二')
  expect(formatter([{ axisValue: 0, dataIndex: 9 }])).toBe('一')
  expect(made({ formatter: byValue([[2.5, '高']]) }).formatter(2.5)).toBe('高')
})
it('answers nothing, rather than "undefined", for what it does not know', () => {
  const { formatter } = made({ formatter: byIndex([]) })
  expect(formatter({ dataIndex: 3 })).toBe('')
  expect(formatter(null)).toBe('')
  expect(formatter([])).toBe('')
})
it('passes numbers through untouched', () => {
  const values = new Float64Array([1, 2])
  const row = [1, null, 3]
  const out = resolve({ series: [{ data: values }, { data: row }] }) as { series: { data: unknown }[] }
  expect(out.series[0]!.data).toBe(values)
  expect(out.series[1]!.data).toBe(row)
})
