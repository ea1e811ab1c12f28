import { usePlace } from '../stores/place.ts'

/** Whether a place lies in a region or is it; what names no place lies everywhere. */
export const useWithin = (region: () => string): ((code: string | null) => boolean) => {
  const place = usePlace()
  return (code) => code === null || place.lineage(code).some((one) => one.code === region())
}
