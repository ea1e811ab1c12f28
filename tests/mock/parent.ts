import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A tiny launcher: starts the mock against a gateway that is not there, and tells its pid once it runs. */
const mock = fork(
  fileURLToPath(new URL('../../mock/main.ts', import.meta.url)),
  ['--gateway', 'http://127.0.0.1:9', '--keys', '/nowhere/keys.json'],
  {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  },
)
mock.stdout?.once('data', () => process.send?.(mock.pid))
