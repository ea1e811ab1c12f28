import type { CompositeMethod } from '#contract/composite.ts'
import type { Language } from '../../stores/language.ts'

interface OwnIndexWords {
  method: Record<CompositeMethod, string>
  cap(percent: string): string
  /** How the parts' members are weighed, and how the parts are. */
  twofold(inner: string, outer: string): string
  since(date: string): string
  made(first: string, last: string): string
  heaviest(members: string): string
  /** An index that had to be weighed alike; then `because` and the reason. */
  fallen(index: string): string
  because: string
  head: { rank: string; region: string; value: string; equal: string }
  place(rank: number, of: number): string
  equalPlace(rank: number): string
  empty: string
  failed: string
  title: string
  sample(regions: number, rows: number): string
  join: string
}

/** Words of a place's own index, which come with it. */
export const OWN_INDEX_WORDS: Record<Language, OwnIndexWords> = {
  zh: {
    method: { equal: '等权', entropy: '熵权', critic: 'CRITIC 权', declared: '专家权' },
    cap: (percent) => `（单项至多 ${percent}）`,
    twofold: (inner, outer) => `职能内${inner}，职能间${outer}`,
    since: (date) => `权重自 ${date} 起`,
    made: (first, last) => `合用 ${first} 至 ${last}`,
    heaviest: (members) => `最重 ${members}`,
    fallen: (index) => `${index}改用等权`,
    because: '：',
    head: { rank: '位次', region: '区县', value: '指数', equal: '等权位次' },
    place: (rank, of) => `第 ${rank} 位，共 ${of}`,
    equalPlace: (rank) => `按等权为第 ${rank} 位`,
    empty: '尚无区县有指数',
    failed: '指数服务无应答',
    title: '权重',
    sample: (regions, rows) => `${regions} 个区县，${rows} 行齐全数据`,
    join: '、',
  },
  en: {
    method: { equal: 'equal', entropy: 'entropy', critic: 'CRITIC', declared: 'declared' },
    cap: (percent) => ` (≤ ${percent} each)`,
    twofold: (inner, outer) => `${inner} in functions, ${outer} across`,
    since: (date) => `weights since ${date}`,
    made: (first, last) => `of ${first} to ${last}`,
    heaviest: (members) => `heaviest ${members}`,
    fallen: (index) => `${index} by equal weights`,
    because: ': ',
    head: { rank: 'Rank', region: 'District', value: 'Index', equal: 'If equal' },
    place: (rank, of) => `rank ${rank} of ${of}`,
    equalPlace: (rank) => `rank ${rank} by equal weights`,
    empty: 'No district has an index yet',
    failed: 'No answer from the index',
    title: 'Weights',
    sample: (regions, rows) => `${regions} districts, ${rows} complete rows`,
    join: ', ',
  },
}
