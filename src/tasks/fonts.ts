import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'

/** Cuts the wall's fonts from the OFL originals into one woff2 a weight: GB 2312, what the product and its places say, Latin. */

const SOURCES = [
  { out: 'noto-sans-sc-400', from: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', chinese: true },
  { out: 'noto-sans-sc-500', from: 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf', chinese: true },
  { out: 'noto-sans-sc-600', from: 'noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf', chinese: true },
  { out: 'barlow-400', from: 'barlow/400Regular/Barlow_400Regular.ttf', chinese: false },
  { out: 'barlow-500', from: 'barlow/500Medium/Barlow_500Medium.ttf', chinese: false },
  { out: 'barlow-600', from: 'barlow/600SemiBold/Barlow_600SemiBold.ttf', chinese: false },
  { out: 'barlow-semi-condensed-500', from: 'barlow-semi-condensed/500Medium/BarlowSemiCondensed_500Medium.ttf', chinese: false },
] as const
const SAYS = ['config', 'mock', 'src', 'public'] as const
const READ = /\.(ya?ml|ts|vue|json|geojson|csv|html)$/

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('')
const latin = range(0x20, 0x7e) + range(0xa0, 0x17f) + '–—‘’“”…‰−×≤≥≠±·•′″€→←↑↓⁰¹²³⁴₀₁₂₃₄₅μΩ'
const punctuation = range(0x3000, 0x303f) + range(0xff00, 0xff5e) + '－「」『』【】《》（）％℃①②③④⑤⑥⑦⑧⑨⑩■□▲△▼▽●○◆◇★☆ⅠⅡⅢⅣⅤ'

/** The 6,763 characters of GB 2312: rows 16 to 87. */
const gb2312 = (): string => {
  const decode = new TextDecoder('gbk')
  let all = ''
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) all += decode.decode(Uint8Array.of(row, cell))
  return all
}

const said = async (folder: string): Promise<string> => {
  const found = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const files = found.filter((entry) => entry.isFile() && READ.test(entry.name)).map((entry) => join(entry.parentPath, entry.name))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  return [...new Set(texts.join(''))].filter((letter) => /[㐀-鿿豈-﫿]/u.test(letter)).join('')
}

const root = process.cwd()
const fonts = join(root, 'node_modules/@expo-google-fonts')
const out = join(root, 'public/fonts')
await mkdir(out, { recursive: true })
const chinese = latin + punctuation + gb2312() + (await Promise.all(SAYS.map((folder) => said(join(root, folder))))).join('')
for (const source of SOURCES) {
  const cut = await subsetFont(await readFile(join(fonts, source.from)), source.chinese ? chinese : latin, { targetFormat: 'woff2' })
  await writeFile(join(out, `${source.out}.woff2`), cut)
  process.stdout.write(`${source.out}.woff2 ${Math.round(cut.length / 1024)} kB\n`)
}
for (const family of ['noto-sans-sc', 'barlow', 'barlow-semi-condensed'])
  await writeFile(join(out, `OFL-${family}.txt`), await readFile(join(fonts, family, 'LICENSE_FONT')))
