import type { Page } from 'playwright-core'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** How many px of a part of the screen have a colour. */
export const coloured = async (page: Page, clip: Box, colour: string): Promise<number> => {
  const picture = (await page.screenshot({ clip })).toString('base64')
  return page.evaluate(
    async ([png, hex]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${png}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      const [red, green, blue] = [1, 3, 5].map((from) => Number.parseInt(hex!.slice(from, from + 2), 16))
      let found = 0
      for (let at = 0; at < data.length; at += 4) if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) found += 1
      return found
    },
    [picture, colour] as const,
  )
}
