/** Rows that words of these widths take, one after another with a gap between, each row as wide as `width`. */
export const rowsOf = (rooms: readonly number[], gap: number, width: number): number => {
  let left = -Infinity
  return rooms.reduce((rows, room) => {
    const fits = room + gap <= left
    left = fits ? left - room - gap : width - room
    return fits ? rows : rows + 1
  }, 0)
}
