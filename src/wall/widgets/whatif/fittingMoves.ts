const LEAST = 30
const MOST = 44

/** Moves that have room in their order, and what the rest of them add together: one line says it. Heights in units. */
export const fittingMoves = <Row>(
  moves: readonly Row[],
  adds: readonly number[],
  room: number,
): { rows: Row[]; height: number; rest: number; restAdds: number } => {
  const most = Math.max(1, Math.floor(room / LEAST))
  const shown = moves.length <= most ? moves.length : most - 1
  const lines = shown < moves.length ? shown + 1 : Math.max(1, shown)
  return {
    rows: moves.slice(0, shown),
    height: Math.min(MOST, Math.floor(room / lines)),
    rest: moves.length - shown,
    restAdds: adds.slice(shown).reduce((sum, one) => sum + one, 0),
  }
}
