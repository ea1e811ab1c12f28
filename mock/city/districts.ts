/** A district's size. */
export interface District {
  code: string
  name: string
  /** Residents in 万人 and GDP in 亿元. */
  population: number
  gdp: number
  /** Share of residents in towns. */
  urban: number
  /** km². */
  area: number
  /** 中心城区, 主城新区, 渝东北, 渝东南: districts of one group move together. */
  group: 'centre' | 'ring' | 'northeast' | 'southeast'
  /** A point in the seat of the district, WGS-84. */
  point: readonly [lon: number, lat: number]
}

type Row = readonly [
  code: string,
  name: string,
  population: number,
  gdp: number,
  urban: number,
  area: number,
  group: District['group'],
  lon: number,
  lat: number,
]

/**
 * Chongqing's 38 districts. APPROXIMATIONS for a mock city, rounded by hand: residents after the census of 2020,
 * GDP after the districts' bulletins of 2022-2023. Not a source: never quote them.
 */
const ROWS: readonly Row[] = [
  ['500101', '万州区', 156, 1150, 0.7, 3457, 'northeast', 108.377, 30.81],
  ['500102', '涪陵区', 111, 1530, 0.74, 2942, 'ring', 107.391, 29.706],
  ['500103', '渝中区', 59, 1590, 1, 23, 'centre', 106.552, 29.555],
  ['500104', '大渡口区', 42, 350, 0.98, 103, 'centre', 106.482, 29.484],
  ['500105', '江北区', 93, 1680, 0.99, 221, 'centre', 106.56, 29.596],
  ['500106', '沙坪坝区', 148, 1190, 0.97, 396, 'centre', 106.451, 29.544],
  ['500107', '九龙坡区', 153, 1790, 0.95, 431, 'centre', 106.477, 29.512],
  ['500108', '南岸区', 120, 915, 0.97, 263, 'centre', 106.566, 29.526],
  ['500109', '北碚区', 84, 750, 0.87, 755, 'centre', 106.434, 29.826],
  ['500110', '綦江区', 101, 795, 0.63, 2748, 'ring', 106.648, 29.03],
  ['500111', '大足区', 83, 845, 0.63, 1436, 'ring', 105.712, 29.703],
  ['500112', '渝北区', 219, 2330, 0.89, 1452, 'centre', 106.628, 29.721],
  ['500113', '巴南区', 118, 1030, 0.83, 1825, 'centre', 106.537, 29.386],
  ['500114', '黔江区', 49, 284, 0.6, 2402, 'southeast', 108.779, 29.53],
  ['500115', '长寿区', 69, 950, 0.72, 1424, 'ring', 107.071, 29.836],
  ['500116', '江津区', 136, 1365, 0.62, 3219, 'ring', 106.25, 29.286],
  ['500117', '合川区', 125, 1005, 0.62, 2344, 'ring', 106.262, 29.993],
  ['500118', '永川区', 115, 1240, 0.72, 1576, 'ring', 105.891, 29.351],
  ['500119', '南川区', 57, 434, 0.62, 2602, 'ring', 107.095, 29.16],
  ['500120', '璧山区', 76, 940, 0.67, 915, 'ring', 106.228, 29.596],
  ['500151', '铜梁区', 69, 756, 0.62, 1343, 'ring', 106.052, 29.843],
  ['500152', '潼南区', 69, 579, 0.57, 1583, 'ring', 105.838, 30.192],
  ['500153', '荣昌区', 67, 836, 0.61, 1077, 'ring', 105.591, 29.406],
  ['500154', '开州区', 120, 643, 0.53, 3963, 'northeast', 108.41, 31.17],
  ['500155', '梁平区', 65, 577, 0.51, 1892, 'northeast', 107.797, 30.675],
  ['500156', '武隆区', 36, 274, 0.51, 2901, 'southeast', 107.753, 29.327],
  ['500229', '城口县', 20, 66, 0.42, 3292, 'northeast', 108.661, 31.949],
  ['500230', '丰都县', 56, 399, 0.5, 2901, 'northeast', 107.729, 29.869],
  ['500231', '垫江县', 65, 547, 0.5, 1518, 'northeast', 107.345, 30.333],
  ['500233', '忠县', 72, 530, 0.5, 2187, 'northeast', 108.034, 30.294],
  ['500235', '云阳县', 93, 565, 0.49, 3649, 'northeast', 108.694, 30.933],
  ['500236', '奉节县', 75, 398, 0.48, 4099, 'northeast', 109.462, 31.022],
  ['500237', '巫山县', 46, 214, 0.46, 2957, 'northeast', 109.875, 31.077],
  ['500238', '巫溪县', 39, 132, 0.41, 4030, 'northeast', 109.625, 31.399],
  ['500240', '石柱土家族自治县', 39, 204, 0.5, 3014, 'southeast', 108.109, 30.001],
  ['500241', '秀山土家族苗族自治县', 50, 357, 0.48, 2462, 'southeast', 108.992, 28.447],
  ['500242', '酉阳土家族苗族自治县', 61, 241, 0.4, 5173, 'southeast', 108.764, 28.842],
  ['500243', '彭水苗族土家族自治县', 53, 292, 0.42, 3903, 'southeast', 108.163, 29.296],
]

export const DISTRICTS: readonly District[] = ROWS.map(([code, name, population, gdp, urban, area, group, lon, lat]) => ({
  code,
  name,
  population,
  gdp,
  urban,
  area,
  group,
  point: [lon, lat],
}))

const BY_CODE = new Map(DISTRICTS.map((district) => [district.code, district]))
export const districtOf = (code: string): District | undefined => BY_CODE.get(code)
