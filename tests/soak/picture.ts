import { type Measured, MEASURES, type Sample } from './sample.ts'
import type { Course } from './verdict.ts'

const [WIDTH, HEIGHT, ACROSS] = [620, 210, 2]
const BOX = { left: 80, right: 20, top: 36, bottom: 30 }
const MEASURED = Object.keys(MEASURES) as Measured[]

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`

const curve = (samples: readonly Sample[], warm: number, name: Measured, course: Course | undefined, x0: number, y0: number): string => {
  const { title, unit, of } = MEASURES[name]
  const values = samples.map((sample) => sample[name] / of)
  const top = Math.max(...values) * 1.05 || 1
  const end = samples.at(-1)?.at || 1
  const x = (at: number): number => x0 + BOX.left + ((WIDTH - BOX.left - BOX.right) * at) / end
  const y = (value: number): number => y0 + HEIGHT - BOX.bottom - ((HEIGHT - BOX.top - BOX.bottom) * value) / top
  const points = samples.map((sample, at) => `${x(sample.at).toFixed(1)},${y(values[at]!).toFixed(1)}`).join(' ')
  const said = course ? `${course.slope.toFixed(2)} ${unit} an hour (${course.low.toFixed(2)} … ${course.high.toFixed(2)})` : ''
  const ticks = [0, top / 2, top].map((value) =>
    text(x0 + BOX.left - 8, y(value) + 4, value >= 100 ? value.toFixed(0) : value.toFixed(1), 'text-anchor="end" class="faint"'),
  )
  const hours = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    text(x(end * share), y0 + HEIGHT - 10, `${((end * share) / 60).toFixed(0)} min`, 'text-anchor="middle" class="faint"'),
  )
  return [
    `<rect x="${x(0)}" y="${y(top)}" width="${Math.max(0, x(Math.min(warm, end)) - x(0))}" height="${y(0) - y(top)}" class="warm"/>`,
    ...[0, top / 2, top].map((value) => `<line x1="${x(0)}" x2="${x(end)}" y1="${y(value)}" y2="${y(value)}" class="rule"/>`),
    `<polyline points="${points}" class="curve ${course?.says ?? ''}"/>`,
    text(x0 + BOX.left, y0 + 22, `${title}${unit ? `, ${unit}` : ''}`, 'class="title"'),
    text(x0 + WIDTH - BOX.right, y0 + 22, said, 'text-anchor="end" class="faint"'),
    ...ticks,
    ...hours,
  ].join('')
}

/** The curves of a run as one SVG: a small picture for each measure, what was warm-up shaded. */
export const pictureOf = (samples: readonly Sample[], warm: number, courses: readonly Course[], title: string): string => {
  const rows = Math.ceil(MEASURED.length / ACROSS)
  const size = [WIDTH * ACROSS, HEIGHT * rows + 50] as const
  const parts = MEASURED.map((name, at) =>
    curve(
      samples,
      warm,
      name,
      courses.find((course) => course.name === name),
      (at % ACROSS) * WIDTH,
      50 + Math.floor(at / ACROSS) * HEIGHT,
    ),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size[0]} ${size[1]}">
<style>text{font:13px sans-serif;fill:#222}.title{font-weight:bold}.faint{fill:#666;font-size:12px}.rule{stroke:#ddd}.warm{fill:#f0f0f0}.curve{fill:none;stroke:#2563a8;stroke-width:1.6}.curve.grows,.curve.high{stroke:#c22}</style>
<rect width="${size[0]}" height="${size[1]}" fill="#fff"/>
${text(20, 30, title, 'style="font-size:16px;font-weight:bold"')}
${parts.join('\n')}
</svg>
`
}
