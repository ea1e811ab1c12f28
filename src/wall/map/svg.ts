import type { Camera, Layer, MapEngine, Point } from './engine.ts'
import { linesPath, polygonsPath } from './paths.ts'
import { repaintOf } from './repaint.ts'

const SVG = 'http://www.w3.org/2000/svg'

const element = (name: string, attributes: Record<string, string | number>): SVGElement => {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** A line as wide as it is said, however large the plane is shown. */
const stroked = (path: SVGElement, width: number): void => {
  path.setAttribute('vector-effect', 'non-scaling-stroke')
  path.style.strokeWidth = `calc(var(--stroke-unit) * ${width}px)`
}

const groupOf = (layer: Layer): SVGElement => {
  const group = element('g', { 'data-layer': layer.id, 'data-order': layer.order })
  for (const face of layer.faces) {
    const rule = face.polygons.some((polygon) => polygon.length > 1) ? 'evenodd' : 'nonzero'
    const path = element('path', { d: polygonsPath(face.polygons), fill: face.colour, 'fill-opacity': face.opacity, 'fill-rule': rule })
    // Faces that touch would show a hair of what lies below between them.
    if (face.opacity === 1) path.setAttribute('stroke', face.colour)
    stroked(path, 0.5)
    if (face.code === null) path.setAttribute('pointer-events', 'none')
    else path.setAttribute('data-code', face.code)
    group.append(path)
  }
  for (const { lines, colour, width, opacity } of layer.strokes) {
    const path = element('path', {
      d: linesPath(lines),
      fill: 'none',
      stroke: colour,
      'stroke-opacity': opacity,
      'stroke-linejoin': 'round',
      'pointer-events': 'none',
    })
    stroked(path, width)
    group.append(path)
  }
  return group
}

/** Faces are filled, and edged where they are opaque; strokes are only stroked. */
const paint = (path: Element, colour: string): void => {
  if (path.getAttribute('fill') !== 'none') path.setAttribute('fill', colour)
  if (path.hasAttribute('stroke')) path.setAttribute('stroke', colour)
}

/** The same layers without WebGL. It never fails. */
export const openSvg = (container: HTMLElement): MapEngine => {
  const root = element('svg', { width: '100%', height: '100%', 'aria-hidden': 'true' })
  root.style.display = 'block'
  const plane = element('g', {})
  root.append(plane)
  container.append(root)
  const groups = new Map<string, { layer: Layer; group: SVGElement }>()
  let camera: Camera = { centre: [0, 0], scale: 1, zoom: 1, ms: 0 }
  let pick: (code: string | null) => void = () => {}

  const project = ([x, y]: Point): Point => {
    const { width, height } = root.getBoundingClientRect()
    const size = camera.scale * camera.zoom
    return [width / 2 + (x - camera.centre[0]) * size, height / 2 + (y - camera.centre[1]) * size]
  }
  const place = (): void => {
    const [x, y] = project([0, 0])
    root.style.setProperty('--stroke-unit', String(camera.scale))
    plane.style.transition = camera.ms === 0 ? 'none' : `transform ${camera.ms}ms cubic-bezier(.2, 0, 0, 1)`
    plane.style.transform = `translate(${x}px, ${y}px) scale(${camera.scale * camera.zoom})`
  }
  root.addEventListener('click', (event) => pick((event.target as Element).getAttribute('data-code')))

  return {
    name: 'svg',
    show: (layer) => {
      const known = groups.get(layer.id)
      const repaint = known ? repaintOf(known.layer, layer) : null
      if (known && repaint) {
        for (const { at, colour } of repaint) paint(known.group.children[at]!, colour)
        groups.set(layer.id, { layer, group: known.group })
        return
      }
      known?.group.remove()
      const group = groupOf(layer)
      groups.set(layer.id, { layer, group })
      const next = [...plane.children].find((other) => Number(other.getAttribute('data-order')) > layer.order)
      plane.insertBefore(group, next ?? null)
    },
    hide: (id) => {
      groups.get(id)?.group.remove()
      groups.delete(id)
    },
    fly: (to) => {
      camera = to
      place()
    },
    project,
    settled: (run) => void setTimeout(run, camera.ms),
    onPick: (listener) => {
      pick = listener
    },
    resize: () => {
      camera = { ...camera, ms: 0 }
      place()
    },
    dispose: () => {
      root.remove()
      groups.clear()
    },
  }
}
