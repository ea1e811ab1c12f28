import { randomBytes } from 'node:crypto'
import { readConfigFiles } from '#gateway/configFiles.ts'
import { parseConfig } from '#gateway/config.ts'
import { type KeyBook, readKeyBook, sha256Of, writeKeyBook } from '#gateway/keyBook.ts'
import { newKey } from '#gateway/keys.ts'
import { settingsFrom } from '#gateway/settings.ts'
import { keyChange } from './keyChange.ts'

const USAGE = `npm run keys                                     who has keys, since when and until when
npm run keys -- give DEPARTMENT                  one more key, printed this once
npm run keys -- rotate DEPARTMENT [DAYS]         a new key; those before it end in so many days (14)
npm run keys -- end DEPARTMENT                   all its keys, now`
const GRACE_DAYS = 14

const say = (line: string) => void process.stdout.write(`${line}\n`)
const note = (line: string) => void process.stderr.write(`${line}\n`)
const fail = (line: string): never => {
  note(line)
  process.exit(1)
}

const list = (book: KeyBook): void => {
  for (const [department, keys] of [...book].sort())
    for (const { sha256, made, until } of keys)
      say(`${department.padEnd(24)} ${sha256.slice(0, 8)}  since ${made.slice(0, 10)}${until === undefined ? '' : `  until ${until}`}`)
  if (book.size === 0) note('No department has a key yet.')
}

const read = settingsFrom(process.env)
if (!read.ok) fail(read.faults.join('\n'))
else {
  const { keys, keysFile, config } = read.settings
  if (keys !== null) fail('COCKPIT_KEYS gives the keys: unset it to keep them in a file')
  const now = Date.now()
  const held = await readKeyBook(keysFile, now)
  if (held === null) fail(`${keysFile} holds no keys that can be read`)
  const { book } = held!
  const [act, department = '', days = String(GRACE_DAYS)] = process.argv.slice(2)
  if (act === undefined) list(book)
  else if (act !== 'give' && act !== 'rotate' && act !== 'end') fail(USAGE)
  else {
    const parsed = parseConfig((await readConfigFiles(config)).texts)
    const declared = parsed.ok ? parsed.config.departments.map((one) => one.id) : []
    if (act !== 'end' && !declared.includes(department))
      fail(`${config} declares no department ${department || '(none named)'}: ${declared.join(' ')}`)
    if (!/^\d{1,4}$/.test(days)) fail(USAGE)
    const key = newKey(randomBytes)
    await writeKeyBook(keysFile, keyChange(book, act, { department, sha256: sha256Of(key), days: Number(days), now }))
    if (act !== 'end') say(key)
    note(
      act === 'end'
        ? `The keys of ${department} have ended.`
        : `That is ${department}'s key. It is kept nowhere: only its hash is, in ${keysFile}.`,
    )
  }
}
