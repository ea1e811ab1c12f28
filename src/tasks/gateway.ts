import { main } from '../gateway/main.ts'

/** The gateway and the mock place from source, as a child of `npm run dev` that goes when its parent goes. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
await main({ mock: true })
