import '../../oldBrowsers.ts'
import type { PointsAsked } from './messages.ts'
import { openPointDesk } from './pointDesk.ts'

const take = openPointDesk((told) => postMessage(told))
addEventListener('message', ({ data }: MessageEvent<PointsAsked>) => take(data))
