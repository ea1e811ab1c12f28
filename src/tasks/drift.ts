/** How what stands differs from what would be printed: a line a file. */
export const drift = (printed: ReadonlyMap<string, string>, standing: ReadonlyMap<string, string>): string[] => [
  ...[...printed].flatMap(([name, text]) =>
    !standing.has(name) ? [`${name} is missing`] : standing.get(name) === text ? [] : [`${name} is out of date`],
  ),
  ...[...standing.keys()].filter((name) => !printed.has(name)).map((name) => `${name} is printed from nothing`),
]
