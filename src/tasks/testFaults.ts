import { faultLines } from './faultLines.ts'
import { runTests } from './runTests.ts'

await runTests(['--mode=faults', ...process.argv.slice(2)], faultLines, { COCKPIT_FUZZ: '10000' })
