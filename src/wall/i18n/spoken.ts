interface Said {
  named(name: string): unknown
}

const spokenOf = (message: string): ((said: Said) => string) => {
  const parts = message.split(/\{(\w+)\}/)
  return ({ named }) => parts.map((part, at) => (at % 2 === 0 ? part : String(named(part) ?? ''))).join('')
}

/**
 * Messages as functions, which vue-i18n takes as they are. Ours hold words and `{names}` alone: its compiler, made for plurals and
 * links among messages too, stays out of the entry.
 */
export const spoken = <Messages extends object>(messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, one]) => [key, typeof one === 'string' ? spokenOf(one) : spoken(one as object)]),
  ) as Messages
