/** A run of words with one manner. A link keeps its words only: a wall leads nowhere else. */
export interface Inline {
  text: string
  manner: 'plain' | 'strong' | 'emphasis' | 'code' | 'struck'
}

const MARKS =
  /\\([\\`*_~[\]()#+.!|>-])|`([^`\n]+)`|\*\*(?=\S)([^*]+?)\*\*|__(?=\S)([^_]+?)__|~~(?=\S)([^~]+?)~~|\*(?=\S)([^*]+?)\*|(?<![A-Za-z0-9])_(?=\S)([^_]+?)_(?![A-Za-z0-9])|!?\[([^\]\n]*)\]\([^)\n]*\)/g

/** Strong, emphasis, code, struck out; a backslash keeps a mark as it is. No HTML, no addresses. */
export const parseInline = (text: string): Inline[] => {
  const found: Inline[] = []
  const add = (words: string, manner: Inline['manner']): void => {
    const before = found.at(-1)
    if (words === '') return
    if (before?.manner === manner) before.text += words
    else found.push({ text: words, manner })
  }
  let at = 0
  for (const match of text.matchAll(MARKS)) {
    add(text.slice(at, match.index), 'plain')
    const [, escaped, code, starred, lined, struck, star, line, link] = match
    if (code !== undefined) add(code, 'code')
    else if ((starred ?? lined) !== undefined) add((starred ?? lined)!, 'strong')
    else if (struck !== undefined) add(struck, 'struck')
    else if ((star ?? line) !== undefined) add((star ?? line)!, 'emphasis')
    else add(escaped ?? link ?? '', 'plain')
    at = match.index + match[0].length
  }
  add(text.slice(at), 'plain')
  return found
}

/** The words without their manners. */
export const wordsOf = (inline: readonly Inline[]): string => inline.map((one) => one.text).join('')
