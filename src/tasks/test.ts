import { runTests } from './runTests.ts'

await runTests(process.argv.slice(2))
