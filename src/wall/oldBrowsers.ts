/**
 * What Chromium 92 lacks of ECMAScript 2022 and 2023, of that which we and our libraries use.
 * Ours, because the usual library of them weighs as much as the rest of the wall's own code.
 */
const METHODS = {
  findLastIndex(this: ArrayLike<unknown>, holds: (value: unknown, index: number, all: ArrayLike<unknown>) => unknown): number {
    for (let index = this.length - 1; index >= 0; index--) if (holds(this[index], index, this)) return index
    return -1
  },
  findLast(this: ArrayLike<unknown>, holds: (value: unknown, index: number, all: ArrayLike<unknown>) => unknown): unknown {
    return this[METHODS.findLastIndex.call(this, holds)]
  },
  toSorted(this: ArrayLike<unknown>, compare?: (a: unknown, b: unknown) => number): unknown[] {
    return Array.from(this).sort(compare)
  },
  toReversed(this: ArrayLike<unknown>): unknown[] {
    return Array.from(this).reverse()
  },
}

const arrays: object = Object.getPrototypeOf([]) as object
for (const [name, value] of Object.entries(METHODS))
  if (!(name in arrays)) Object.defineProperty(arrays, name, { value, writable: true, configurable: true })

if (!Object.prototype.hasOwnProperty.call(Object, 'hasOwn'))
  Object.defineProperty(Object, 'hasOwn', {
    value: (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key),
    writable: true,
    configurable: true,
  })
