export { seeded } from '#analysis/seeded.ts'
