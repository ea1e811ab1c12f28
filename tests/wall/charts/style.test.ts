import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FLOOR, font } from '#wall/charts/style.ts'
import { TOKENS } from '#wall/theme/tokens.ts'

const folder = 'src/wall/widgets'
const planners = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

describe('text in charts', () => {
  it('is never under 1.45 % of the height', () => {
    expect(FLOOR / 1080).toBeGreaterThanOrEqual(0.0145)
    expect(font({ tokens: TOKENS.night, u: 1 }, 12)).toMatch(/^400 16px /)
    expect(font({ tokens: TOKENS.night, u: 2 }, 18, 600)).toMatch(/^600 36px /)
  })
  it('takes its font from nowhere else', () => {
    const own = planners.filter((file) => /\bfont: ?[`'"]\d|\bfontSize: ?\d/.test(readFileSync(join(folder, file), 'utf8')))
    expect(own).toEqual([])
  })
})
