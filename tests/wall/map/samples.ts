import type { Page } from 'playwright-core'
import { TOKENS } from '#wall/theme/tokens.ts'
import { contains, moved } from '#wall/map/rings.ts'
import { choropleth, type UnitFigure } from '#wall/widgets/map/figures.ts'
import { layMap } from '#wall/widgets/map/laid.ts'
import { NO_VALUE, plainValue } from '../../fixtures/mapValues.ts'
import { cornersOfPage, shipped } from './given.ts'

// The same plan as the page's: where each district's top lies on the panel, and in what colour.
const CENTRE = ['500103', '500104', '500105', '500106', '500107', '500108', '500109', '500112', '500113']
export const [WIDTH, HEIGHT, EDGE] = [700, 500, 20]
const laid = layMap({
  width: WIDTH,
  height: HEIGHT,
  outlines: shipped('chongqing'),
  context: { outlines: shipped('china'), self: '500000' },
  inset: { regions: CENTRE, scale: 3 },
  corners: cornersOfPage(WIDTH),
})
const figures = laid.ground.shapes.map(({ code }): UnitFigure => ({
  code,
  name: code,
  value: NO_VALUE.has(code) ? null : plainValue(code),
  text: '',
  level: 'normal',
  incident: null,
}))
const { looks } = choropleth(figures, TOKENS.night, 'sequential', 'values')

/** A point of a district's top well clear of borders and of every other top, and its colour. */
export const samples = laid.ground.shapes.flatMap((shape) => {
  const look = looks.get(shape.code)!
  if (look.step === null || shape.area < 900) return []
  const at = [Math.round(shape.anchor[0]), Math.round(shape.anchor[1] - look.lift)] as const
  const corners = [
    [-4, -4],
    [4, -4],
    [-4, 4],
    [4, 4],
  ].map(([x, y]) => [at[0] + x!, at[1] + y!] as const)
  const alone = laid.ground.shapes.every((other) => {
    const top = moved(other.polygons, 0, -looks.get(other.code)!.lift)
    return corners.every((corner) => contains(top, corner) === (other.code === shape.code))
  })
  return alone ? [{ code: shape.code, at, colour: look.colour.toLowerCase() }] : []
})

export const coloursOf = async (page: Page): Promise<string[]> => {
  const picture = (await page.screenshot()).toString('base64')
  return page.evaluate(
    async ([encoded, points]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${encoded}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const context = canvas.getContext('2d', { willReadFrequently: true })!
      context.drawImage(image, 0, 0)
      return points.map(
        ([x, y]) =>
          `#${Array.from(context.getImageData(x, y, 1, 1).data.slice(0, 3), (channel) => channel.toString(16).padStart(2, '0')).join('')}`,
      )
    },
    [picture, samples.map(({ at }) => [at[0] + EDGE, at[1] + EDGE] as const)] as const,
  )
}
export const EXPECTED = samples.map(({ colour }) => colour)

/** Screenshots until the map has been drawn; the last one is what the test judges. */
export const settled = async (page: Page): Promise<string[]> => {
  let colours: string[] = []
  for (let turn = 0; turn < 60; turn += 1) {
    colours = await coloursOf(page)
    if (colours.every((colour, at) => colour === EXPECTED[at])) break
    await page.waitForTimeout(500)
  }
  return colours
}
