import { DoorRefused } from '../http/doorRefused.ts'

const refuse = (message: string): never => {
  throw new DoorRefused('bad_content_type', message)
}

/** The media type sent, of those a door takes. Anything but UTF-8, or a compressed body, is DoorRefused `bad_content_type`. */
export const contentType = <T extends string>(
  headers: { 'content-type'?: string; 'content-encoding'?: string },
  taken: readonly T[],
): T => {
  const encoding = headers['content-encoding']?.trim().toLowerCase() || 'identity'
  if (encoding !== 'identity') refuse(`Content-Encoding "${encoding.slice(0, 40)}" is not taken: send the body as it is`)
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase())
  const found = taken.find((known) => known === type)
  if (found === undefined)
    return refuse(`expected Content-Type ${taken.join(', ')}, found ${type === '' ? 'none' : `"${type.slice(0, 80)}"`}`)
  for (const parameter of parameters) {
    const charset = /^charset\s*=\s*"?([^"]*)"?$/.exec(parameter)?.[1]
    if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset))
      refuse(`charset "${charset.slice(0, 40)}" is not taken: only UTF-8 is`)
  }
  return found
}
