import '../../oldBrowsers.ts'
import type { SupposeAsked } from './messages.ts'
import { openSupposeDesk } from './supposeDesk.ts'

const take = openSupposeDesk((told) => postMessage(told))
addEventListener('message', ({ data }: MessageEvent<SupposeAsked>) => take(data))
