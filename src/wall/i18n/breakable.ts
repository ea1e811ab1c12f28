const HAN = /\p{Script=Han}/u
/** A break is allowed here, and nothing is drawn. */
const BREAK = '\u200b'

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null

/** A word of one character goes with the one before it; before a space, with what comes after. */
const joined = (words: readonly string[]): string[] =>
  words.reduce<string[]>((all, word, at) => {
    const last = all.at(-1)
    const short = [...word].length === 1 && words[at + 1] !== ' '
    if (last !== undefined && (short || [...last].length === 1 || last.endsWith(' '))) all[all.length - 1] = last + word
    else all.push(word)
    return all
  }, [])

/** A Chinese text that breaks between its words, where `word-break: keep-all` keeps them; in an old browser, as it is. */
export const breakable = (text: string): string =>
  segmenter && HAN.test(text) ? joined([...segmenter.segment(text)].map(({ segment }) => segment)).join(BREAK) : text
