import { describe, expect, it } from 'vitest'
import type { AnalysisInputs } from '#contract/analysis/result.ts'
import { StudyThread } from '#gateway/analyses/studyThread.ts'
import { Studies } from '#gateway/analyses/studies.ts'
import type { Pipeline } from '#gateway/pipeline.ts'
import { plantedInputs, smallIndex, smallSpec } from '../../helpers/smallStudy.ts'

const spec = smallSpec([smallIndex()])
const ZONE = { name: 'UTC', offsetAt: () => 0 }

/** A pipeline that holds one panel; `touch` says that a figure of it may have changed. */
const held = (inputs: AnalysisInputs) => {
  let changes = 0
  let gathered = 0
  const at = (code: string) => inputs.regions.findIndex((region) => region.code === code)
  const value = (id: string, code: string, label: string): number | null =>
    inputs.indicators.find(({ indicator }) => indicator === id)!.values[inputs.periods.indexOf(label) * inputs.regions.length + at(code)]!
  const model = {
    zone: ZONE,
    config: { analyses: [spec], regions: inputs.regions.map((region, order) => ({ ...region, tier: 'district', order })) },
    within: () => true,
    indicators: new Map(
      inputs.indicators.map((one) => [one.indicator, { ...one, id: one.indicator, grain: 'year', definition: one.title }]),
    ),
    composites: new Map(),
  }
  const figures = {
    changesOf: () => changes,
    cell: (id: string, code: string, _: null, span: { start: number }) => {
      gathered++
      return { value: value(id, code, String(new Date(span.start).getUTCFullYear())) }
    },
  }
  const pipeline = { model, figures, ensure: async () => undefined } as unknown as Pipeline
  return { pipeline, touch: () => void (changes += 1), gathered: () => gathered }
}

describe('analyses kept', () => {
  it('are computed once for all who ask, and anew only when an input has changed', async () => {
    const inputs = plantedInputs(6, 2)
    const { pipeline, touch, gathered } = held(inputs)
    let computed = 0
    const studies = new Studies(() => pipeline, { compute: async () => `body ${++computed}`, close: async () => undefined })
    expect(studies.tags()).toEqual({})
    expect(studies.list()[0]!.tag).toBeNull()
    const [one, two] = await Promise.all([studies.study('small'), studies.study('small')])
    expect([one, two].map((reply) => reply.ok && reply.value.body)).toEqual(['body 1', 'body 1'])
    const looked = gathered()
    await studies.study('small')
    expect(gathered()).toBe(looked)
    touch()
    expect(await studies.study('small')).toEqual(one)
    expect([computed, gathered() > looked]).toEqual([1, true])
    inputs.indicators[0]!.values[0] = 99
    touch()
    await studies.look()
    expect(studies.tags()['small']).not.toBe(one.ok && one.value.tag)
    expect(computed).toBe(1)
    expect(await studies.study('small')).toMatchObject({ ok: true, value: { body: 'body 2', tag: studies.tags()['small'] } })
  })
  it('are tried again after a failure, and refuse what is not declared', async () => {
    const { pipeline } = held(plantedInputs(6, 2))
    let tries = 0
    const compute = async () => (++tries === 1 ? Promise.reject(new Error('lost')) : 'body')
    const studies = new Studies(() => pipeline, { compute, close: async () => undefined })
    await expect(studies.study('small')).rejects.toThrow('lost')
    expect(await studies.study('small')).toMatchObject({ ok: true, value: { body: 'body' } })
    expect(await studies.study('nowhere')).toMatchObject({ ok: false, refusal: { reason: 'not_found', path: 'id' } })
  })
})

describe('the thread', () => {
  it('computes, says what went wrong, goes on, and rejects what it has not answered when it is closed', { timeout: 30_000 }, async () => {
    const thread = new StudyThread()
    const inputs = plantedInputs(6, 2)
    expect(JSON.parse(await thread.compute(spec, inputs))).toMatchObject({ id: 'small', tables: [{ id: 'index', n: 30, refusal: null }] })
    await expect(thread.compute(null as never, inputs)).rejects.toThrow(/null/)
    expect(JSON.parse(await thread.compute(spec, inputs))).toMatchObject({ id: 'small' })
    const last = thread.compute(spec, inputs)
    const why = last.catch((error: Error) => error.message)
    await thread.close()
    expect(await why).toContain('the gateway is stopping')
  })
})
