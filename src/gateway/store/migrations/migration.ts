/** One step of the schema: its statements run once, in order, in one transaction with the steps before it. */
export interface Migration {
  number: number
  name: string
  statements: readonly string[]
}
