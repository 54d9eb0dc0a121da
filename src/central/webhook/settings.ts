/** Where and how the university's own system is told of badges. Holds secrets: never logged, never answered. */
export interface WebhookSettings {
  /** `https`, or `http` on this very machine. It may hold a secret of the receiver's own, too: never logged. */
  readonly url: URL;
  /** The keys of the signatures, 24 to 64 bytes each: the one in use first, then those that are on their way out. */
  readonly secrets: readonly Uint8Array[];
  /** Certificates in PEM of the authorities to trust instead of the usual ones. */
  readonly authorities?: string;
}
