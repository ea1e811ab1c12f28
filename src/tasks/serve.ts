import { build, runBuilt } from './build.ts'

await build()
await runBuilt({ mock: false })
