const text = (id: string) => ({ zh: id, en: id })
const member = (column: string, more: object = {}) => ({ column, function: 'f', reason: text('test'), better: 'higher', ...more })
const index = (id: string, members: object[], options: object = {}) => ({
  kind: 'index',
  id,
  title: text(id),
  definition: text(id),
  functions: [{ id: 'f', title: text('f') }],
  members,
  options,
  shaking: { draws: 10, concentration: 100, level: 0.9 },
})
const regression = (id: string, x: string[], more: object = {}) => ({
  kind: 'regression',
  id,
  title: text(id),
  y: 'gdp',
  x,
  models: [{ id: 'm', title: text('m'), effects: 'region', ...more }],
})

/** An analysis of the recorded panel of which each table but the first cannot be computed, each for its own reason. */
export const HOSTILE = {
  id: 'hostile',
  title: text('hostile'),
  seed: 1,
  panel: { scope: { root: '100000', tier: 'province' }, without: { regions: ['710000', '810000', '820000'], reason: text('none') }, grain: 'year', from: '2015', to: '2020' }, // prettier-ignore
  columns: [
    { id: 'gdp', indicator: 'economy.gdp_annual' },
    { id: 'population', indicator: 'society.resident_population_annual' },
    { id: 'unemployment', indicator: 'economy.urban_registered_unemployment_rate_annual' },
    { id: 'people', indicator: 'society.resident_population_annual' },
    { id: 'one', title: text('one'), unit: '', ratio: { above: 'economy.gdp_annual', below: 'economy.gdp_annual' } },
    { id: 'log_one', title: text('log'), log: 'one' },
    { id: 'log_gdp', title: text('log'), log: 'gdp' },
    { id: 'nothing', indicator: 'economy.nothing_annual' },
    { id: 'loop', title: text('loop'), lag: { column: 'loop' } },
  ],
  groupings: [
    { id: 'lonely', title: text('lonely'), source: 'test', groups: [{ id: 'a', title: text('a'), regions: ['110000'] }, { id: 'b', title: text('b'), regions: ['120000'] }] }, // prettier-ignore
  ],
  tables: [
    index('sound', [member('gdp'), member('unemployment', { better: 'lower' })]),
    index('unknown_member', [member('gdp'), member('nobody')]),
    index('unknown_indicator', [member('gdp'), member('nothing')]),
    index('made_of_itself', [member('gdp'), member('loop')]),
    index('constant', [member('gdp'), member('one')]),
    index('negative', [member('gdp'), member('unemployment')], { normalise: 'z_score' }),
    index('no_polarity', [member('gdp'), { column: 'population', function: 'f', reason: text('test') }]),
    index('stray_function', [member('gdp', { function: 'g' })]),
    index(
      'few_regions',
      Array.from({ length: 32 }, (_, at) => member(at === 0 ? 'gdp' : `many_${at}`)),
    ),
    index('bad_cap', [member('gdp'), member('unemployment')], { cap: 0.3 }),
    regression('singular', ['population', 'people']),
    regression('unknown_column', ['nobody']),
    regression('twice', ['population', 'population']),
    { kind: 'inequality', id: 'no_grouping', title: text('x'), column: 'gdp', grouping: 'nowhere' },
    {
      kind: 'mediation',
      id: 'constant_mediator',
      title: text('x'),
      y: 'gdp',
      x: 'population',
      effects: 'region',
      channels: [{ id: 'c', title: text('c'), column: 'one', reason: text('test') }],
      draws: 100,
    },
  ] as object[],
}
for (let at = 1; at < 32; at++)
  HOSTILE.columns.push({ id: `many_${at}`, title: text('many'), unit: '', ratio: { above: 'economy.gdp_annual', below: 'society.resident_population_annual', times: at } } as never) // prettier-ignore

/** Reason and path by table; null where it is computed. */
export const NAMED = {
  sound: null,
  unknown_member: 'unknown_member nobody',
  unknown_indicator: 'unknown_member nothing',
  made_of_itself: 'unknown_member loop',
  constant: 'constant_column one',
  negative: 'negative_share gdp',
  no_polarity: 'bad_option population',
  stray_function: 'unknown_group g',
  few_regions: 'too_few_regions',
  bad_cap: 'bad_cap cap',
  singular: 'singular_design people',
  unknown_column: 'unknown_column nobody',
  twice: 'duplicate_member population',
  no_grouping: 'unknown_group nowhere',
  constant_mediator: 'singular_design one',
}
