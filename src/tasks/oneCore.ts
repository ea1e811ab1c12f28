interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/** The name of the chunk of all that a page loads at once, whatever else shares it: one request instead of twenty. Null for what comes later. */
export const oneCore = (page: string): ((id: string, modules: Modules) => string | null) => {
  let core: Set<string> | undefined
  const reached = (modules: Modules): Set<string> => {
    const all = new Set([page])
    for (const id of all) for (const one of modules.getModuleInfo(id)?.importedIds ?? []) all.add(one)
    return all
  }
  return (id, modules) => ((core ??= reached(modules)).has(id) ? 'core' : null)
}
