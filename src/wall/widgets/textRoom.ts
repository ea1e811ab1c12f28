const WIDE = /[\u2010-\u2015\u2030\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/
const EXTRA = /[%mwMW@]/
const FLAT = /[ .,:;'’|!iljI·()]/
const NARROW = /[frt/[\]-]/
const SMALL = /[a-z]/
const CAPITAL = /[A-Z&]/
const ROOM = {
  figure: { flat: 0.27, narrow: 0.4, small: 0.48, plain: 0.51, capital: 0.6, extra: 0.82 },
  text: { flat: 0.29, narrow: 0.41, small: 0.53, plain: 0.57, capital: 0.7, extra: 0.9 },
} as const

/** The most units a text of this size may take in the wall's fonts: an upper bound, so that what is found to fit does fit. */
export const textRoom = (text: string, size: number, face: keyof typeof ROOM = 'text'): number => {
  const room = ROOM[face]
  let ems = 0
  for (const letter of text) {
    if (WIDE.test(letter)) ems += 1
    else if (EXTRA.test(letter)) ems += room.extra
    else if (FLAT.test(letter)) ems += room.flat
    else if (NARROW.test(letter)) ems += room.narrow
    else ems += SMALL.test(letter) ? room.small : CAPITAL.test(letter) ? room.capital : room.plain
  }
  return ems * size
}
