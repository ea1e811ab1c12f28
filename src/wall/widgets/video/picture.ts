import type { Source, SourceListener } from './stream.ts'

/** ms a picture may take, and ms until the next try after one that failed. */
export const LIMIT = 15_000
const AGAIN = 5_000

/** Fetches a picture now and each `refresh` seconds (0: once); the one before stays until the next is whole. */
export const openPicture = (image: HTMLImageElement, address: string, refresh: number, listener: SourceListener): Source => {
  let closed = false
  let shown: string | null = null
  let asking = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = async (address: string): Promise<void> => {
    const next = new Image()
    next.src = address
    await next.decode()
    if (closed) return
    image.src = address
    if (shown !== null) URL.revokeObjectURL(shown)
    shown = address
  }
  const take = async (): Promise<void> => {
    asking = new AbortController()
    const limit = setTimeout(() => asking.abort(), LIMIT)
    try {
      const answer = await fetch(address, { cache: 'no-store', signal: asking.signal })
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
      const made = URL.createObjectURL(await answer.blob())
      await show(made).finally(() => {
        if (shown !== made) URL.revokeObjectURL(made)
      })
    } finally {
      clearTimeout(limit)
    }
  }
  const turn = async (): Promise<void> => {
    const worked = await take().then(
      () => true,
      () => false,
    )
    if (closed) return
    if (worked) listener.moved()
    else listener.failed()
    if (!worked || refresh > 0) timer = setTimeout(() => void turn(), worked ? refresh * 1000 : Math.max(AGAIN, refresh * 1000))
  }
  void turn()
  return {
    close: () => {
      closed = true
      asking.abort()
      clearTimeout(timer)
      if (shown !== null) URL.revokeObjectURL(shown)
      image.removeAttribute('src')
    },
  }
}
