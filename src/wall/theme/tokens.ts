import type { Level } from '#contract/names.ts'

export const THEMES = ['night', 'day', 'safe'] as const
export type ThemeName = (typeof THEMES)[number]
export type WarningLevel = Exclude<Level, 'normal'>
/** Seven colours, low to high; the diverging one has its zero in the middle. */
export type Ramp = readonly [string, string, string, string, string, string, string]

/** The colours of one theme. Charts and maps read them here, CSS by variables of the same names. */
export interface Tokens {
  dark: boolean
  ground: string
  groundDeep: string
  /** The one soft lift behind the map. */
  lift: string
  panel: string
  raised: string
  menu: string
  sunken: string
  line: string
  lineStrong: string
  text1: string
  text2: string
  text3: string
  /** Last year's line and elapsed bars; never text. */
  ghost: string
  accent: string
  onAccent: string
  second: string
  /** Paper ivory: quality tags and the stamp only. */
  mark: string
  /** `word` for text in the level's colour, `shape` for its mark and outline. */
  levels: Record<WarningLevel, { word: string; shape: string }>
  /** Outline of level shapes, or none. */
  outline: string
  sequential: Ramp
  diverging: Ramp
  missing: string
  border: string
  river: string
  /** Casing behind labels on the map. */
  casing: string
}

const same = (colour: string): { word: string; shape: string } => ({ word: colour, shape: colour })

const night: Tokens = {
  dark: true,
  ground: '#0D141C',
  groundDeep: '#080D13',
  lift: '#15212C',
  panel: '#131D28',
  raised: '#16212D',
  menu: '#1A2634',
  sunken: '#0B121A',
  line: '#202D3B',
  lineStrong: '#33465A',
  text1: '#EFF4F8',
  text2: '#B9C5D0',
  text3: '#8E9EAD',
  ghost: '#5E7183',
  accent: '#7FCBB8',
  onAccent: '#06110F',
  second: '#B9A0DA',
  mark: '#E9DFC8',
  levels: { blue: same('#62A8FF'), yellow: same('#F5CE4E'), orange: same('#F8903F'), red: same('#FF5F5F') },
  outline: 'none',
  sequential: ['#16262F', '#1B3840', '#224C52', '#2C6265', '#3F7C7A', '#629A93', '#93BDB2'],
  diverging: ['#A38CD2', '#6F5D9A', '#433B60', '#26303B', '#2C5A4C', '#4A9078', '#90CDB4'],
  missing: '#141C25',
  border: '#0A1218',
  river: '#BFE3F0',
  casing: '#0A1218',
}

const day: Tokens = {
  dark: false,
  ground: '#E9EDF1',
  groundDeep: '#DDE2E7',
  lift: '#F7F9FA',
  panel: '#FBFCFD',
  raised: '#FFFFFF',
  menu: '#FFFFFF',
  sunken: '#EEF2F5',
  line: '#D5DCE3',
  lineStrong: '#AEBAC6',
  text1: '#101A24',
  text2: '#394956',
  text3: '#576875',
  ghost: '#728190',
  accent: '#0B6B5E',
  onAccent: '#FFFFFF',
  second: '#6F4FA0',
  mark: '#5B4A1E',
  levels: {
    blue: { word: '#1A5CBD', shape: '#2F7BE5' },
    yellow: { word: '#765300', shape: '#F7C325' },
    orange: { word: '#A84300', shape: '#F07A1A' },
    red: { word: '#B81C2B', shape: '#D92B3A' },
  },
  outline: '#101A24',
  sequential: ['#F3F8F7', '#E0EDEA', '#CAE1DD', '#B0D2CC', '#93C1BA', '#74AFA6', '#54998F'],
  diverging: ['#A184D6', '#C0ABE6', '#DFD4F2', '#EDEFF1', '#C6E2D4', '#9FD0B6', '#6FB592'],
  missing: '#E4E9ED',
  border: '#FFFFFF',
  river: '#2F7BE5',
  casing: '#FFFFFF',
}

const safe: Tokens = {
  ...night,
  levels: { blue: same('#3E91E9'), yellow: same('#FCEF9D'), orange: same('#F2A401'), red: same('#D75F81') },
}

export const TOKENS: Record<ThemeName, Tokens> = { night, day, safe }

export const ramp = (name: 'sequential' | 'diverging', theme: ThemeName): Ramp => TOKENS[theme][name]

export const FONTS = {
  text: '"Barlow", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif',
  figure: '"Barlow Semi Condensed", "Noto Sans SC", "Microsoft YaHei", sans-serif',
} as const

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/([a-z])(\d)/, '$1-$2')

/** The CSS variables of a theme: `--text-1`, `--level-red-word`, `--ramp-1` … `--ramp-7`. */
export const variablesOf = (theme: ThemeName): Record<string, string> => {
  const { levels, sequential, diverging, dark, ...plain } = TOKENS[theme]
  const variables: Record<string, string> = {
    '--scheme': dark ? 'dark' : 'light',
    '--font-text': FONTS.text,
    '--font-figure': FONTS.figure,
    '--chosen': `${plain.accent}21`,
    '--scrim': `${plain.groundDeep}9E`,
    '--shade': dark ? 'rgba(0, 0, 0, 0.5)' : 'rgba(16, 26, 36, 0.22)',
  }
  for (const [name, colour] of Object.entries(plain)) variables[`--${kebab(name)}`] = colour
  for (const [level, colours] of Object.entries(levels)) {
    variables[`--level-${level}-word`] = colours.word
    variables[`--level-${level}-shape`] = colours.shape
  }
  sequential.forEach((colour, step) => (variables[`--ramp-${step + 1}`] = colour))
  diverging.forEach((colour, step) => (variables[`--diverging-${step + 1}`] = colour))
  return variables
}
