import { describe, expect, it } from 'vitest'
import { capped } from '#analysis/index/capped.ts'
import { criticWeights } from '#analysis/index/critic.ts'
import { entropyWeights } from '#analysis/index/entropy.ts'
import { indexOf, type Index } from '#analysis/index/indexOf.ts'
import { normalise } from '#analysis/index/normalise.ts'
import type { IndexMember, IndexSpec, Normalisation } from '#analysis/index/spec.ts'
import { scoreOf } from '#analysis/index/standing.ts'
import { publishedTable } from '../../helpers/publishedTable.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

/** Four fighters by six attributes; cost is the fourth. Hwang & Yoon, Multiple Attribute Decision Making (1981), whose printed
 * working is rounded to four digits. */
const FIGHTERS = [
  [2, 2.5, 1.8, 2.2],
  [1500, 2700, 2000, 1800],
  [20000, 18000, 21000, 20000],
  [5.5, 6.5, 4.5, 5],
  [5, 3, 7, 5],
  [9, 5, 7, 5],
]
const NAMES = ['speed', 'range', 'load', 'cost', 'reliability', 'agility']
const member = (better: 'higher' | 'lower', more: Partial<IndexMember> = {}): IndexMember => ({ id: 'x', better, function: 'f', ...more })

describe('Hwang & Yoon’s fighters', () => {
  it('are weighed by entropy as printed', () => {
    const { weights } = valueOf(entropyWeights(FIGHTERS, NAMES))
    for (const [at, printed] of [0.0649, 0.2055, 0.0133, 0.0829, 0.357, 0.2764].entries())
      expect(Math.abs(weights[at]! - printed)).toBeLessThan(0.002)
  })
  it('stand to the ideal as printed: 0.643 0.268 0.613 0.312', () => {
    const weights = [0.2, 0.1, 0.1, 0.1, 0.2, 0.3]
    const columns = FIGHTERS.map((column, j) => valueOf(normalise(column, member(j === 3 ? 'lower' : 'higher'), 'vector')))
    const topsis = {
      best: columns.map((column) => Math.max(...column)),
      worst: columns.map((column) => Math.min(...column)),
      distance: 'inside' as const,
    }
    const scores = [0, 1, 2, 3].map((at) => scoreOf({ weights, values: columns.map((column) => column[at]!), topsis }))
    for (const [at, printed] of [0.643, 0.268, 0.613, 0.312].entries()) expect(Math.abs(scores[at]! - printed)).toBeLessThan(0.001)
  })
})

describe('normalisations', () => {
  it.each<[Normalisation, 'higher' | 'lower', number[]]>([
    ['min_max', 'higher', [0, 1 / 3, 1]],
    ['min_max', 'lower', [1, 2 / 3, 0]],
    ['z_score', 'higher', [-0.87287156, -0.21821789, 1.09108945]],
    ['z_score', 'lower', [0.87287156, 0.21821789, -1.09108945]],
    ['vector', 'higher', [1 / Math.sqrt(21), 2 / Math.sqrt(21), 4 / Math.sqrt(21)]],
    ['vector', 'lower', [1 - 1 / Math.sqrt(21), 1 - 2 / Math.sqrt(21), 1 - 4 / Math.sqrt(21)]],
    ['max', 'higher', [0.25, 0.5, 1]],
    ['max', 'lower', [1, 0.5, 0.25]],
    ['share', 'higher', [1 / 7, 2 / 7, 4 / 7]],
    ['share', 'lower', [4 / 7, 2 / 7, 1 / 7]],
    ['rank', 'higher', [0, 0.5, 1]],
    ['rank', 'lower', [1, 0.5, 0]],
  ])('%s of 1 2 4, %s is better', (how, better, says) => {
    const values = valueOf(normalise([1, 2, 4], member(better), how))
    for (const [at, one] of says.entries()) expect(values[at]).toBeCloseTo(one, 8)
  })
  it('bounds clip, and take a constant column', () => {
    expect(valueOf(normalise([0, 5, 20], member('higher', { floor: 0, ceiling: 10 }), 'bounds'))).toEqual([0, 0.5, 1])
    expect(valueOf(normalise([0, 5, 20], member('lower', { floor: 0, ceiling: 10 }), 'bounds'))).toEqual([1, 0.5, 0])
    expect(valueOf(normalise([5, 5], member('higher', { floor: 0, ceiling: 10 }), 'bounds'))).toEqual([0.5, 0.5])
  })
  it('ties count half in ranks', () => expect(valueOf(normalise([1, 2, 2, 3], member('higher'), 'rank'))).toEqual([0, 0.5, 0.5, 1]))
  it.each<[string, number[], IndexMember, Normalisation]>([
    ['constant_column x', [3, 3, 3], member('higher'), 'min_max'],
    ['constant_column x', [3], member('higher'), 'z_score'],
    ['negative_share x', [-1, 2], member('higher'), 'share'],
    ['negative_share x', [-1, 2], member('higher'), 'max'],
    ['not_positive x', [0, 2], member('lower'), 'share'],
    ['bad_bounds x', [0, 2], member('lower'), 'bounds'],
    ['bad_bounds x', [0, 2], member('lower', { floor: 2, ceiling: 2 }), 'bounds'],
    ['bad_bounds x', [0, 2], member('lower', { floor: 0, ceiling: Infinity }), 'bounds'],
  ])('refuses with %s', (reason, values, who, how) => expect(reasonOf(normalise(values, who, how))).toBe(reason))
})

describe('weights', () => {
  it('a column that says nothing, or something negative, has no entropy weight', () => {
    expect(reasonOf(entropyWeights([[1, 2], [-1, 2]], ['a', 'b']))).toBe('negative_share b') // prettier-ignore
    expect(reasonOf(entropyWeights([[1, 2], [0, 0]], ['a', 'b']))).toBe('constant_column b') // prettier-ignore
  })
  it('a zero share counts nothing: half of the regions with all of the value alike', () => {
    const { entropy, weights } = valueOf(entropyWeights([[0, 0, 1, 1], [0, 1, 2, 3]], ['a', 'b'])) // prettier-ignore
    expect(entropy[0]).toBeCloseTo(0.5, 15)
    expect(entropy[1]).toBeCloseTo(-((1 / 6) * Math.log(1 / 6) + (1 / 3) * Math.log(1 / 3) + 0.5 * Math.log(0.5)) / Math.log(4), 15)
    expect(weights[0]! + weights[1]!).toBeCloseTo(1, 15)
  })
  it('CRITIC weighs the odd one out more than its likes, and one alone wholly', () => {
    const odd = valueOf(criticWeights([[0, 0.5, 1], [0, 0.6, 1], [1, 0.5, 0]], ['a', 'b', 'c'])) // prettier-ignore
    expect(odd[2]).toBeGreaterThan(odd[0]!)
    expect(valueOf(criticWeights([[1, 2, 3]], ['a']))).toEqual([1])
    expect(reasonOf(criticWeights([[1, 2], [2, 4]], ['a', 'b']))).toBe('no_variation') // prettier-ignore
  })
  it('a cap moves the excess to the others in proportion, again until none is over', () => {
    const held = valueOf(capped([0.5, 0.3, 0.1, 0.1], 0.4))
    for (const [at, is] of [0.4, 0.36, 0.12, 0.12].entries()) expect(held[at]).toBeCloseTo(is, 15)
    for (const [at, is] of [0.35, 0.35, 0.15, 0.15].entries()) expect(valueOf(capped([0.5, 0.3, 0.1, 0.1], 0.35))[at]).toBeCloseTo(is, 15)
    expect(valueOf(capped([1, 0, 0], 0.5))).toEqual([0.5, 0.25, 0.25])
    expect(valueOf(capped([0.5, 0.5], 0.5))).toEqual([0.5, 0.5])
    for (const cap of [0, 1.5, NaN, 0.2]) expect(reasonOf(capped([0.5, 0.3, 0.2], cap))).toBe('bad_cap cap')
  })
})

describe('thirty departments by seven ratings (Chatterjee & Price), every other one counted as worse when higher, as a few lines of R have it', () => {
  const table = publishedTable('attitude')
  const members = Object.keys(table).map((id, at): IndexMember => ({ id, better: at % 2 === 0 ? 'higher' : 'lower', function: 'f' }))
  const panel = { rows: table.rating!.map((_, at) => ({ region: `${at + 1}`, period: '1970' })), columns: table }
  const of = (more: Partial<IndexSpec>): Index => valueOf(indexOf(panel, { members, ...more }))
  const hold = (ours: readonly number[], says: readonly number[]): void => {
    for (const [at, one] of says.entries()) expect(Math.abs(ours[at]! - one), `${ours[at]} for ${one}`).toBeLessThan(1e-13)
  }
  const weights = (more: Partial<IndexSpec>): number[] => Object.values(of(more).weights[0]!.weights)
  it('entropy, weights, scores and ranks', () => {
    const index = of({})
    hold(Object.values(index.weights[0]!.entropy!), [0.956056697905887, 0.947919032795291, 0.956041088762234, 0.933279957125805, 0.962992297719524, 0.953057257171913, 0.952642213864276]) // prettier-ignore
    hold(weights({}), [0.13000536369087, 0.154080480076795, 0.130051543024258, 0.197389887103917, 0.109486532988184, 0.138879147974411, 0.140107045141565]) // prettier-ignore
    hold(index.rows.map(({ score }) => score), [0.398779582208294, 0.470273737834375, 0.43806528746356, 0.393184254757086, 0.423238539006389]) // prettier-ignore
    expect(index.rows.map(({ rank }) => rank)).toEqual([25, 10, 16, 26, 18, 4, 24, 9, 30, 13, 15, 2, 3, 8, 21, 29, 11, 20, 19, 7, 6, 22, 23, 12, 14, 1, 17, 27, 5, 28]) // prettier-ignore
  })
  it('CRITIC, and shares shifted as 0.99 z + 0.01', () => {
    hold(weights({ weighting: 'critic' }), [0.152458056925655, 0.164892857012718, 0.121009419053457, 0.189982854636624, 0.122984913910028, 0.134251337671151, 0.114420560790366]) // prettier-ignore
    hold(weights({ stretch: 0.99, shift: 0.01 }), [0.130880532214758, 0.154155481586326, 0.129847301642605, 0.197528546083111, 0.109753692780807, 0.138527359391176, 0.139307086301218]) // prettier-ignore
  })
  it('TOPSIS of the normalised values, and of vector-normalised ones under the same weights', () => {
    hold(of({ aggregate: 'topsis' }).rows.map(({ score }) => score), [0.465331683008337, 0.474849166478888, 0.422086041356673, 0.431507173739707, 0.414558258071656]) // prettier-ignore
    const declared = members.map((one, at) => ({ ...one, weight: weights({})[at]! }))
    const topsis = of({ members: declared, weighting: 'expert', normalise: 'vector', aggregate: 'topsis' })
    hold(topsis.rows.map(({ score }) => score), [0.456209216161479, 0.469261225670883, 0.455126585067072, 0.407356773755189, 0.4239129553287]) // prettier-ignore
  })
})
