/** WebGL contexts that pictures in three dimensions may hold: a wall has four, and the parked map has one of them. */
const MOST = 3

/** Takes one of the wall's contexts for a host, which keeps it while it stands in the page; false when all are taken. */
export const claimSpace = (host: HTMLElement): boolean => {
  if (host.ownerDocument.querySelectorAll('[data-webgl]').length >= MOST) return false
  host.dataset['webgl'] = 'held'
  return true
}
