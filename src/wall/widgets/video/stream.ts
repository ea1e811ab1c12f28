/** A stream or a picture that is being fetched. */
export interface Source {
  close(): void
}
export interface SourceListener {
  moved(): void
  failed(): void
}

/** Seconds of past and of future that a stream keeps: a wall runs for weeks. */
const KEPT = 10
const AHEAD = 20

/** Plays an HLS stream. No worker: hls.js makes one from a blob, and a wall has few streams. */
export const openStream = async (video: HTMLVideoElement, address: string, listener: SourceListener): Promise<Source> => {
  const { default: Hls } = await import('hls.js/light')
  const native = !Hls.isSupported()
  const hls = native ? null : new Hls({ enableWorker: false, backBufferLength: KEPT, maxBufferLength: AHEAD, maxMaxBufferLength: AHEAD })
  const failed = (): void => listener.failed()
  let at = -1
  const moved = (): void => {
    if (video.currentTime === at) return
    at = video.currentTime
    listener.moved()
  }
  video.addEventListener('timeupdate', moved)
  video.addEventListener('error', failed)
  video.addEventListener('ended', failed)
  if (hls) {
    hls.on(Hls.Events.ERROR, (_, { fatal }) => {
      if (fatal) failed()
    })
    hls.loadSource(address)
    hls.attachMedia(video)
  } else {
    video.src = address
  }
  video.play().catch(() => {})
  return {
    close: () => {
      video.removeEventListener('timeupdate', moved)
      video.removeEventListener('error', failed)
      video.removeEventListener('ended', failed)
      hls?.destroy()
      video.removeAttribute('src')
      video.load()
    },
  }
}
