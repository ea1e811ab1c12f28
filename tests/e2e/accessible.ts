import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { levelWords } from '#wall/i18n/words.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
declare const axe: { run(root: Document, options: RunOptions): Promise<AxeResults> }

/** The serious and critical faults that axe-core finds on the page, each with its place; of `only` these rules, else of all. */
export const serious = async (page: Page, only?: readonly string[]): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const options: RunOptions = { resultTypes: ['violations'], ...(only ? { runOnly: [...only] } : {}) }
  const { violations } = await page.evaluate((asked) => axe.run(document, asked), options)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
    )
}

const LEVELS = ['blue', 'yellow', 'orange', 'red'] as const

/** Panels whose text alternative lacks a level that is marked in them, or the figure that stands in them. */
export const unsaid = async (page: Page, language: 'zh' | 'en'): Promise<string[]> => {
  const panels = await page.$$eval(
    '[data-panel]',
    (roots, levels) =>
      roots.map((root) => ({
        panel: root.getAttribute('data-panel') ?? '',
        says: root.getAttribute('aria-label') ?? '',
        levels: levels.filter((level) => root.querySelector(`:scope li .mark.level-${level}, :scope > header .mark.level-${level}`)),
        figure: root.matches('[data-widget="number"]') ? (root.querySelector('.value .whole')?.textContent ?? '') : '',
      })),
    LEVELS,
  )
  return panels.flatMap(({ panel, says, levels, figure }) => [
    ...(says === '' ? [`${panel} says nothing`] : []),
    ...levels.filter((level) => !says.includes(levelWords(level, language))).map((level) => `${panel} does not say ${level}`),
    ...(says.includes(figure) ? [] : [`${panel} does not say ${figure}`]),
  ])
}
