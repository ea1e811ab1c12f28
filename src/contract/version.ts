/** The contract's version. A wall that meets another reloads at the next quiet moment. */
export const CONTRACT_VERSION = 1
