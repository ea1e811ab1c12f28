import type { Profiles } from '../profile.ts'

/** What citizens most often ring about, commonest first. */
// oxfmt-ignore
const KEYWORDS = [
  '物业服务', '噪音扰民', '物业费', '违章停车', '停水', '拖欠工资', '房屋漏水', '油烟扰民', '施工噪音', '电梯故障',
  '停电', '退费纠纷', '道路破损', '垃圾清运', '公积金提取', '占道经营', '小区停车位', '公交线路', '天然气收费', '社保缴费',
  '医保报销', '预付卡退款', '不动产登记', '路灯不亮', '井盖破损', '违法搭建', '广场舞', '宠物扰民', '消防通道堵塞', '电动车充电',
  '新房交付', '老旧小区改造', '加装电梯', '学区划分', '户籍办理', '培训机构退费', '快递丢失', '食品异味', '网约车', '共享单车乱停',
  '树木遮挡', '积水内涝', '河道异味', '扬尘污染', '光污染', '养老金认证', '居住证', '生育津贴', '工伤认定', '房屋租赁',
  '信号灯配时', '公园设施', '农村饮水', '高速缴费', '殡葬服务', '外卖送餐', '景区门票', '疫苗接种', '儿童托管', '断头路',
]

/** Public services. */
// oxfmt-ignore
export const SERVICES: Profiles = {
  'services.hotline_requests': { kind: 'amount', level: 24_300, size: 'urban', swing: 0.06, spread: 0.1, growth: 0.05, hours: 'calls', week: 'work', holiday: 0.75, weather: { heat: 0.12, cold: 0.05, wet: 0.14 }, mood: 'hotline', shares: { property: 0.16, housing: 0.11, city: 0.13, traffic: 0.12, utilities: 0.09, noise: 0.07, labour: 0.09, consumer: 0.1, education: 0.04, enquiry: 0.06, other: 0.03 } },
  'services.hotline_hourly': { kind: 'amount', level: 1012, size: 'urban', swing: 0.06, spread: 0.1, growth: 0.05, hours: 'calls', week: 'work', holiday: 0.75, weather: { heat: 0.12, cold: 0.05, wet: 0.14 }, mood: 'hotline' },
  'services.hotline_per_10k': { kind: 'level', level: 7.6, swing: 0.06, spread: 0.14, growth: 0.05, hours: 'calls', week: 'work', holiday: 0.75, weather: { heat: 0.12, cold: 0.05, wet: 0.14 }, mood: 'hotline', of: 32_000_000, size: 'population', flat: 'flow' },
  'services.hotline_response': { kind: 'rate', level: 98.3, swing: 0.4, spread: 0.5, range: [60, 100], of: 24_300, size: 'urban', hours: 'calls', week: 'work' },
  'services.hotline_on_time': { kind: 'rate', level: 97.2, swing: 0.4, spread: 0.7, range: [60, 100], of: 690_000, size: 'urban' },
  'services.hotline_resolved': { kind: 'rate', level: 87.5, swing: 0.9, spread: 1.8, growth: 0.8, range: [40, 100], of: 640_000, size: 'urban' },
  'services.hotline_satisfied': { kind: 'rate', level: 92.4, swing: 0.7, spread: 1.4, growth: 0.5, range: [40, 100], of: 420_000, size: 'urban' },
  'services.hotline_keywords': { kind: 'amount', level: 9800, swing: 0.06, hours: 'calls', week: 'work', words: KEYWORDS, mood: 'hotline' },
  'services.gov_cases': { kind: 'amount', level: 236_000, size: 'population', swing: 0.05, spread: 0.1, growth: 0.07, hours: 'office', week: 'work', holiday: 0.3 },
  'services.gov_online': { kind: 'rate', level: 86.5, swing: 0.5, spread: 2.2, growth: 1.4, range: [30, 100], of: 5_300_000, size: 'population' },
  'services.metro_passengers': { kind: 'amount', level: 3_950_000, swing: 0.025, growth: 0.06, hours: 'metro', week: 'mild', holiday: 1.08, weather: { wet: 0.03 }, shares: { line1: 0.13, line2: 0.07, line3: 0.21, line4: 0.06, line5: 0.1, line6: 0.13, line9: 0.08, line10: 0.1, line18: 0.03, loop: 0.08, other: 0.01 } },
  'services.metro_crowding': { kind: 'level', level: 36, swing: 0.04, hours: 'metro', week: 'mild', range: [0, 135] },
  'services.hospital_visits': { kind: 'amount', level: 545_000, size: 'population', swing: 0.03, spread: 0.1, growth: 0.03, week: 'mild', holiday: 0.72, season: [1.06, 0.94, 1.02, 1, 0.98, 0.98, 0.99, 0.98, 0.98, 0.98, 1.03, 1.07], weather: { cold: 0.04 }, shares: { outpatient: 0.905, emergency: 0.072, fever: 0.023 } },
  'services.bed_use': { kind: 'rate', level: 82.5, swing: 1.1, spread: 2.6, range: [40, 112], of: 252_000, size: 'population', flat: 'stock' },
  'services.affordable_housing': { kind: 'amount', level: 5600, size: 'urban', swing: 0.06, spread: 0.2, season: [0.3, 0.4, 1, 1.1, 1.2, 1.3, 1.2, 1.2, 1.3, 1.1, 1, 0.9] },
  'services.kindergarten_inclusive': { kind: 'rate', level: 93.6, swing: 0.3, spread: 1.6, growth: 0.4, range: [60, 100], of: 880_000, size: 'population' },
  'services.elderly_beds': { kind: 'level', level: 29.5, swing: 0.01, spread: 0.12, growth: 0.02, of: 7_400_000, size: 'population', flat: 'stock' },
  'services.minimum_living': { kind: 'amount', level: 812_000, size: 'population', swing: 0.006, spread: 0.22, growth: -0.015, shares: { urban: 0.27, rural: 0.73 } },
  'services.tap_water_quality': { kind: 'rate', level: 99.7, swing: 0.06, spread: 0.1, range: [90, 100], of: 11_800, size: 'even' },
  'services.outage_households': { kind: 'amount', level: 2600, size: 'area', swing: 0.25, spread: 0.3, hours: 'load', weather: { wet: 1.6, heat: 0.5 } },
  'services.hotline_mood': { kind: 'rate', level: 51, swing: 2.6, spread: 2.2, weather: { wet: -2, heat: -1 }, range: [0, 100], inferred: true, mood: 'temper' },
  'services.hotline_stages': { kind: 'amount', level: 690_000, size: 'urban', swing: 0.03, spread: 0.08, growth: 0.05, mood: 'hotline', factors: { registered: 1, assigned: 0.46, answered: 0.452, closed: 0.442, resolved: 0.387 } },
  'services.property_resolved': { kind: 'rate', level: 84.5, swing: 0.9, spread: 2.4, growth: 0.8, range: [30, 100], of: 42_000, size: 'urban' },
  'services.gov_handling_days': { kind: 'level', level: 2.4, swing: 0.04, spread: 0.14, growth: -0.06, of: 5_300_000, size: 'population', range: [0.3, 30] },
  'services.gov_satisfied': { kind: 'rate', level: 99.2, swing: 0.15, spread: 0.4, range: [60, 100], of: 780_000, size: 'population' },
  'services.outpatient_wait': { kind: 'level', level: 19, swing: 0.06, spread: 0.14, weather: { cold: 0.05 }, of: 14_700_000, size: 'population', range: [3, 150] },
  'services.primary_care': { kind: 'rate', level: 56.5, swing: 0.5, spread: 3.2, growth: 0.6, range: [20, 90], of: 17_500_000, size: 'population' },
  'services.family_doctor': { kind: 'rate', level: 46.5, swing: 0.4, spread: 3.4, growth: 2.4, range: [10, 95], of: 32_000_000, size: 'population', flat: 'stock' },
  'services.childcare_places': { kind: 'level', level: 4.95, swing: 0.01, spread: 0.1, growth: 0.06, of: 32_000_000, size: 'population', flat: 'stock' },
  'services.childcare_inclusive': { kind: 'rate', level: 66, swing: 0.5, spread: 4, growth: 3, range: [20, 100], of: 157_000, size: 'population', flat: 'stock' },
  'services.nursing_beds': { kind: 'rate', level: 63.5, swing: 0.4, spread: 3.6, growth: 1.6, range: [20, 100], of: 186_000, size: 'population', flat: 'stock' },
  'services.elderly_meals': { kind: 'rate', level: 73, swing: 0.5, spread: 5, growth: 4, range: [20, 100], of: 3400, size: 'urban', flat: 'stock' },
  'services.nearby_schooling': { kind: 'rate', level: 98.2, swing: 0.15, spread: 0.7, range: [70, 100], of: 690_000, size: 'population' },
  'services.after_school': { kind: 'rate', level: 92.5, swing: 0.5, spread: 2, range: [40, 100], of: 3_150_000, size: 'population' },
  'services.large_classes': { kind: 'rate', level: 1.9, swing: 0.1, spread: 0.5, growth: -0.3, range: [0, 20], of: 72_000, size: 'population' },
  'services.estates_managed': { kind: 'rate', level: 84, swing: 0.4, spread: 3.6, growth: 1.5, range: [30, 100], of: 17_800, size: 'urban', flat: 'stock' },
  'services.old_estates': { kind: 'amount', level: 155, size: 'urban', swing: 0.06, spread: 0.2, season: [0.2, 0.3, 0.9, 1.2, 1.3, 1.4, 1.3, 1.3, 1.3, 1.1, 0.9, 0.8] },
  'services.quarter_hour_circle': { kind: 'rate', level: 81, swing: 0.5, spread: 4, growth: 5, range: [20, 100], of: 3400, size: 'urban', flat: 'stock' },
  'services.community_space': { kind: 'level', level: 33.5, swing: 0.01, spread: 0.08, growth: 0.02, of: 9_600_000, size: 'urban', flat: 'stock' },
  'services.pension_insured': { kind: 'amount', level: 25_900_000, size: 'population', swing: 0.002, spread: 0.04, growth: 0.012, shares: { employees: 0.56, residents: 0.44 } },
  'services.bus_passengers': { kind: 'amount', level: 4_050_000, size: 'urban', swing: 0.03, spread: 0.08, growth: -0.01, week: 'mild', holiday: 0.86, weather: { wet: -0.05 } },
}
