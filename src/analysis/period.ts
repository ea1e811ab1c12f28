export { coarser, instantIn, labelOf, periodAt, shift, yearBefore, type Span } from './span.ts'
export { parseTime, type Time } from './parseTime.ts'
