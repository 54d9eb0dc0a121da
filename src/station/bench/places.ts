/** What a name says of one slot: the interface that stands in brackets, if any, without the numbers that PC/SC puts behind. */
const slotOf = (reader: string): string =>
  (/\[([^\]]+)\]/.exec(reader)?.[1] ?? reader).replace(/(?:\s+\d+)+\s*$/, '').trim();

/** How makers call the seat of a security module, behind a lid, and the slot for contact chips. */
const noPlace = /\b(?:SAM\s?[A-D\d]?|contact|ICC)(?:\s+(?:reader|interface|slot))?$/i;
/** How they call the field that a badge is laid on; a name that says both is such a one. */
const field = /contact\s?less|PICC|NFC|RFID/i;

/**
 * On how many of these readers a badge can be laid, by their PC/SC names. One that says nothing of itself is such a reader: not to see a
 * second place would be a danger, to see one too many costs time.
 */
export const placesOf = (readers: readonly string[]): number =>
  readers.map(slotOf).filter((slot) => field.test(slot) || !noPlace.test(slot)).length;
