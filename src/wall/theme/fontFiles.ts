/** One file per family and weight under `public/fonts`, so that a worker can load them all before it measures text. */
export interface FontFile {
  family: string
  weight: 400 | 500 | 600
  url: string
}

export const FONT_FILES: readonly FontFile[] = [
  { family: 'Noto Sans SC', weight: 400, url: '/fonts/noto-sans-sc-400.woff2' },
  { family: 'Noto Sans SC', weight: 500, url: '/fonts/noto-sans-sc-500.woff2' },
  { family: 'Noto Sans SC', weight: 600, url: '/fonts/noto-sans-sc-600.woff2' },
  { family: 'Barlow', weight: 400, url: '/fonts/barlow-400.woff2' },
  { family: 'Barlow', weight: 500, url: '/fonts/barlow-500.woff2' },
  { family: 'Barlow', weight: 600, url: '/fonts/barlow-600.woff2' },
  { family: 'Barlow Semi Condensed', weight: 500, url: '/fonts/barlow-semi-condensed-500.woff2' },
]
