const STEP = /^(万亿|万|亿)/
const BREAK = /([，,、;；]\s*|\s*·\s*)/

const bare = (unit: string): string => unit.replace(STEP, '')

/** The note with its unit brought to the eye's (元 becomes 万元); null where it does not say the unit. */
const saidIn = (note: string, unit: string): string | null => {
  let found = false
  const parts = note.split(BREAK).map((part) => {
    const [own, ...per] = part === unit ? [part] : part.split('/')
    if (found || own === undefined || own === '' || bare(own) !== bare(unit)) return part
    found = true
    return [unit, ...per].join('/')
  })
  return found ? parts.join('') : null
}

/** The grey words beside a title: the unit once, then the scene's note and what else is to be said. */
export const noteWords = (unit: string, note: string, ...more: string[]): string => {
  const said = unit === '' ? note : saidIn(note, unit)
  return [...(said === null ? [unit, note] : [said]), ...more].filter((words) => words !== '').join(' · ')
}
