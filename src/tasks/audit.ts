import { spawnSync } from 'node:child_process'
import { auditVerdict } from './auditVerdict.ts'

const PATIENCE = 120_000

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: PATIENCE })
const verdict = auditVerdict(stdout ?? '')
if (verdict === null) process.stdout.write('SKIPPED: the audit of dependencies. This registry gives none.\n')
else if (verdict.bad.length === 0)
  process.stdout.write(`The audit of dependencies: none is high or critical, ${verdict.lesser} are lesser.\n`)
else {
  process.stdout.write(`The audit of dependencies names ${verdict.bad.join(', ')}: npm audit says more.\n`)
  process.exitCode = 1
}
