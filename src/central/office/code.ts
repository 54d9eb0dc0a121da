import type { BadgeId } from '../../shared/domain/ids.ts';

/** What a printed code names. */
export type ScannedCode =
  | { readonly kind: 'badge-or-escn'; readonly badge: BadgeId; readonly escn: string }
  | { readonly kind: 'number'; readonly number: string };

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/;
/** The European Student Card's address of a card, however it was typed or shortened. */
const escAddress = /^(?:https?:\/\/)?(?:www\.)?esc\.gg\/([^/?#]+)[/?#]?.*$/i;
const badgePrefix = /^(?:urn:)?(?:trombine[:/])?(?:badge[:/])?/i;
/** Numbers have no more characters than this at central. */
const longestNumber = 40;

/** Reads a code; null when it can name nothing here. */
export function readCode(text: string): ScannedCode | null {
  const code = text.trim();
  // Control characters and halves of characters are in no code of ours, and databases refuse some of them.
  if (/\p{C}/u.test(code)) return null;
  const bare = (escAddress.exec(code)?.[1] ?? code.replace(badgePrefix, '')).toLowerCase();
  if (uuid.test(bare)) {
    const dashed = bare.replaceAll('-', '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { kind: 'badge-or-escn', badge: dashed as BadgeId, escn: dashed };
  }
  return code.length <= longestNumber ? { kind: 'number', number: code } : null;
}
