import { type Config, type Fault, FILES } from '#contract/config.ts'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { checkConfig } from './configCheck.ts'

type Parsed = { ok: true; config: Config } | { ok: false; faults: Fault[] }

/** Which schema a file of a place answers to, by its path; null for a file nobody declared. */
const kindOf = (path: string): keyof typeof FILES | null => {
  if (/^(place|regions|departments|targets|indices|incidents)\.yaml$/.test(path)) return path.slice(0, -5) as keyof typeof FILES
  if (/^indicators\/(economy|market|society|services|environment)\.yaml$/.test(path)) return 'indicators'
  if (/^calendar\/\d{4}\.yaml$/.test(path)) return 'calendar'
  if (/^scenes\/[^/]+\.yaml$/.test(path)) return 'scene'
  if (/^analyses\/[^/]+\.yaml$/.test(path)) return 'analysis'
  if (/^programmes\/[^/]+\.yaml$/.test(path)) return 'programme'
  return null
}

const REQUIRED = ['place.yaml', 'regions.yaml', 'departments.yaml']

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')

/** Aliases that multiply without end, or name no anchor, are found only when they are followed. */
const contentOf = (document: ReturnType<typeof parseDocument>): unknown => {
  try {
    return document.toJS()
  } catch (error) {
    return error
  }
}

/** Parses and cross-checks a place's files. Every fault is listed, with file and path. */
export const parseConfig = (texts: ReadonlyMap<string, string>): Parsed => {
  const faults: Fault[] = []
  const parts = new Map<string, unknown>()
  const lists: Record<string, unknown[]> = { indicators: [], calendar: [], scene: [], programme: [], analysis: [] }
  for (const path of REQUIRED) if (!texts.has(path)) faults.push({ file: path, path: '', message: 'this file is missing' })
  for (const [file, text] of texts) {
    const kind = kindOf(file)
    if (!kind) {
      faults.push({ file, path: '', message: 'no such file belongs to a place: see config/schema for those that do' })
      continue
    }
    const garbled = text.indexOf('\ufffd')
    if (garbled >= 0) {
      faults.push({ file, path: `line ${text.slice(0, garbled).split('\n').length}`, message: 'not UTF-8: save this file as UTF-8' })
      continue
    }
    const document = parseDocument(text, { uniqueKeys: true })
    for (const error of document.errors)
      faults.push({
        file,
        path: `line ${error.linePos?.[0].line ?? '?'}`,
        message: error.message.split('\n')[0]!.replace(/ at line.*$/, ''),
      })
    if (document.errors.length > 0) continue
    const content = contentOf(document)
    if (content instanceof Error) {
      faults.push({ file, path: '', message: content.message })
      continue
    }
    const result = (FILES[kind] as z.ZodType).safeParse(
      content ?? (kind === 'place' || kind === 'scene' || kind === 'programme' || kind === 'analysis' ? {} : []),
    )
    if (!result.success) {
      for (const issue of result.error.issues) faults.push({ file, path: pathText(issue.path), message: issue.message })
      continue
    }
    if (kind in lists) lists[kind]!.push(...(kind === 'indicators' ? (result.data as unknown[]) : [result.data]))
    else parts.set(kind, result.data)
  }
  if (faults.length > 0) return { ok: false, faults }
  const config = {
    place: parts.get('place'),
    regions: parts.get('regions'),
    departments: parts.get('departments'),
    targets: parts.get('targets') ?? [],
    indices: parts.get('indices') ?? [],
    incidents: parts.get('incidents') ?? [],
    calendars: lists.calendar,
    indicators: lists.indicators,
    programmes: lists.programme,
    analyses: lists.analysis,
    scenes: (lists.scene as Config['scenes']).toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id)),
  } as Config
  const found = checkConfig(config)
  return found.length > 0 ? { ok: false, faults: found } : { ok: true, config }
}
