/** The share of the gains in all that has moved, 0 to 100; 50 where nothing has. */
export function strengthIndex(gains: number, losses: number): number {
  const moved = gains + losses;
  // In this order nothing is above 100 by a rounding.
  return moved === 0 ? 50 : 100 * (gains / moved);
}
