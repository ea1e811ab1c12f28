/** As many neighbours as have room, the region itself among them and as near the middle as the list lets it. */
export const aroundOwn = <One extends { region: string }>(around: readonly One[], own: string, room: number): readonly One[] => {
  const most = Math.max(1, room)
  const at = around.findIndex((one) => one.region === own)
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), around.length - most))
  return around.slice(from, from + most)
}
