const HAN = /[\u4e00-\u9fa5]/

const decodes = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** What bytes that are not UTF-8 look like, for the person who must save the file anew; null when nothing fits. */
export const guessEncoding = (line: Uint8Array): string | null => {
  if ((line[0] === 0xff && line[1] === 0xfe) || (line[0] === 0xfe && line[1] === 0xff)) return 'UTF-16'
  if (line[0] === 0x1f && line[1] === 0x8b) return 'gzip'
  return HAN.test(decodes('gb18030', line) ?? '') ? 'GBK (GB 18030)' : null
}
