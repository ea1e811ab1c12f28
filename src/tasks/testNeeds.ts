const PURE = /^(\.\/)?tests\/(analysis|architecture|config|contract|soak|tasks)\b/

/** Whether these arguments of `npm test` may run a test that needs a browser and a build: all do but those that name pure tests only. */
export const needsBrowser = (args: readonly string[]): boolean => {
  const paths = args.filter((arg) => !arg.startsWith('-'))
  return paths.length === 0 || !paths.every((path) => PURE.test(path))
}
