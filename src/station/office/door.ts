/**
 * The door between the bench and the look-up. Whoever goes through it finds the room as it was left: the other room keeps it
 * meanwhile, and never looks inside.
 */
export interface CameFrom<Bench> {
  /** Null for whoever came from the account. */
  readonly bench: Bench | null;
}
