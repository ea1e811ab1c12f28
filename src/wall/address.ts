import { type Drawing, DRAWINGS } from './map/webgl.ts'
import { readSubject, type Subject, writeSubject } from './stage/explain/subject.ts'
import { readSlice, type Slice } from './stage/slice.ts'
import { type ThemeName, THEMES } from './theme/tokens.ts'

/** What the page's address asks for: `?scene=&region=&lang=zh|en&theme=&slice=1/3&explain=&programme=&still&map=webgl|svg&heal=&at=`. Anything else in it stays as it is. */
export interface Address {
  scene: string | null
  region: string | null
  language: 'zh' | 'en' | null
  theme: ThemeName | null
  /** Looking back in time was asked for, which is not offered yet. */
  at: string | null
  slice: Slice | null
  /** The figure whose sheet is open: `indicator|region|category`. */
  explain: Subject | null
  programme: string | null
  /** Nothing moves by itself: for tests and pictures. */
  still: boolean
  /** How many times faster than on a wall it watches itself: for tests. */
  heal: number
  /** Who draws the map on this machine. */
  map: Drawing
}

export const readAddress = (search: string): Address => {
  const asked = new URLSearchParams(search)
  const language = asked.get('lang')
  const theme = asked.get('theme')
  const map = asked.get('map')
  const heal = Number(asked.get('heal'))
  return {
    scene: asked.get('scene'),
    region: asked.get('region'),
    language: language === 'zh' || language === 'en' ? language : null,
    theme: THEMES.find((one) => one === theme) ?? null,
    at: asked.get('at'),
    slice: readSlice(asked.get('slice')),
    explain: readSubject(asked.get('explain')),
    programme: asked.get('programme'),
    still: asked.has('still'),
    heal: heal >= 1 && heal <= 1000 ? heal : 1,
    map: DRAWINGS.find((one) => one === map) ?? 'fitting',
  }
}

/** The address that shows the same again. */
export const writeAddress = (
  search: string,
  shown: { scene: string | null; region: string | null; language: string; theme: string; explain?: Subject | null },
): string => {
  const asked = new URLSearchParams(search)
  const put = (name: string, value: string | null): void => {
    if (value === null) asked.delete(name)
    else asked.set(name, value)
  }
  put('scene', shown.scene)
  put('region', shown.region)
  put('lang', shown.language === 'zh' ? null : shown.language)
  put('theme', shown.theme === 'night' ? null : shown.theme)
  put('explain', shown.explain ? writeSubject(shown.explain) : null)
  const words = asked.toString()
  return words === '' ? '' : `?${words}`
}
