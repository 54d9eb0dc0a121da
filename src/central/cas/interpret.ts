import { err, ok, type Result } from '../../shared/domain/result.ts';
import { readAnswer, type Node } from './answer.ts';

export type EntRefusal = 'ent.ticket-refused' | 'ent.answer-unreadable' | 'ent.not-fresh' | 'ent.unreachable';

/** Attributes that servers do repeat (CAS, eduPerson, SUPANN). Any other one seen twice is somebody's trick, or a broken server. */
const repeated = [
  'authenticationMethod',
  'credentialType',
  'samlAuthenticationStatementAuthMethod',
  'successfulAuthenticationHandlers',
  'eduPersonAffiliation',
  'eduPersonScopedAffiliation',
  'eduPersonEntitlement',
  'eduPersonOrgUnitDN',
  'memberOf',
  'supannAffectation',
  'supannEntiteAffectation',
  'supannEtablissement',
  'supannEtuCursusAnnee',
  'supannEtuDiplome',
  'supannEtuEtape',
  'supannEtuInscription',
  'supannMailPerso',
  'supannParrainDN',
  'supannRefId',
  'supannRoleGenerique',
] as const;

export interface Freshness {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How old an authentication may be, in milliseconds. */
  readonly freshness: number;
  readonly repeatedAttributes: readonly string[];
}

/** Who the ENT says this is. Nothing but `cas:user` leaves this file: attributes decide nothing. */
export function interpretAnswer(
  bytes: Uint8Array,
  settings: Freshness,
): Result<{ user: string }, EntRefusal> {
  const root = readAnswer(bytes);
  const [outcome] = root?.children ?? [];
  if (root?.name !== 'serviceResponse' || outcome === undefined || root.children.length !== 1) {
    return err('ent.answer-unreadable');
  }
  if (root.attributes.size > 0) return err('ent.answer-unreadable');
  if (outcome.name === 'authenticationFailure') return failure(outcome);
  if (outcome.name !== 'authenticationSuccess' || outcome.attributes.size > 0)
    return err('ent.answer-unreadable');
  return success(outcome, settings);
}

/** CAS Protocol 3.0, 2.5.3. `INTERNAL_ERROR` is the server's own trouble; every other code, known or not, refuses the ticket. */
function failure(node: Node): Result<never, EntRefusal> {
  const code = node.attributes.get('code');
  if (code === undefined || node.children.length > 0) return err('ent.answer-unreadable');
  return err(code === 'INTERNAL_ERROR' ? 'ent.unreachable' : 'ent.ticket-refused');
}

function success(node: Node, settings: Freshness): Result<{ user: string }, EntRefusal> {
  const named = (name: string) => node.children.filter((child) => child.name === name);
  // Proxied answers hold `proxies`; we never ask for a proxy-granting ticket. Neither has a place here.
  const foreign = node.children.some((child) => child.name !== 'user' && child.name !== 'attributes');
  const [user] = named('user');
  const [attributes] = named('attributes');
  if (foreign || user === undefined || named('user').length !== 1 || named('attributes').length > 1) {
    return err('ent.answer-unreadable');
  }
  if (user.children.length > 0 || user.attributes.size > 0) return err('ent.answer-unreadable');
  if (!/^[^\s\p{C}]{1,128}$/u.test(user.text)) return err('ent.answer-unreadable');
  const values = attributes === undefined ? new Map<string, string>() : singleValues(attributes, settings);
  if (values === null) return err('ent.answer-unreadable');
  const fresh = isFresh(values, settings);
  return fresh.ok ? ok({ user: user.text }) : fresh;
}

/** Values by name; null when a value holds markup or a single value comes twice. Two spellings are in use, see `nameAndValue`. */
function singleValues(attributes: Node, settings: Freshness): Map<string, string> | null {
  if (attributes.attributes.size > 0) return null;
  const values = new Map<string, string>();
  const seen = new Set<string>();
  const multiple = new Set<string>([...repeated, ...settings.repeatedAttributes]);
  for (const child of attributes.children) {
    const read = nameAndValue(child);
    if (read === null) return null;
    const key = `${read.style} ${read.name}`;
    if (seen.has(key) && !multiple.has(read.name)) return null;
    seen.add(key);
    // The same name in both spellings must say the same.
    if (!multiple.has(read.name) && (values.get(read.name) ?? read.value) !== read.value) return null;
    values.set(read.name, read.value);
  }
  return values;
}

/** `<cas:mail>…</cas:mail>`, or `<cas:attribute name="mail" value="…"/>`. */
function nameAndValue(node: Node): { style: 'element' | 'pair'; name: string; value: string } | null {
  if (node.children.length > 0) return null;
  if (node.name !== 'attribute' || node.attributes.size === 0) {
    return node.attributes.size === 0 ? { style: 'element', name: node.name, value: node.text } : null;
  }
  const name = node.attributes.get('name');
  const value = node.attributes.get('value');
  if (name === undefined || value === undefined || node.attributes.size !== 2 || node.text.trim() !== '')
    return null;
  return { style: 'pair', name, value };
}

/** Freshness is the client's duty (CAS Protocol 3.0, 4.1.2): no remembered sign-in, no session somebody left behind. */
function isFresh(
  values: ReadonlyMap<string, string>,
  { now, freshness }: Freshness,
): Result<true, EntRefusal> {
  const flag = (name: string) => values.get(name)?.trim().toLowerCase();
  const remembered = flag('longTermAuthenticationRequestTokenUsed');
  const fromNewLogin = flag('isFromNewLogin');
  for (const value of [remembered, fromNewLogin]) {
    if (value !== undefined && value !== 'true' && value !== 'false') return err('ent.answer-unreadable');
  }
  if (remembered === 'true' || fromNewLogin === 'false') return err('ent.not-fresh');
  const date = values.get('authenticationDate')?.trim();
  if (date === undefined) return ok(true);
  // Java servers write the zone's name behind: 2026-11-20T08:00:00.000+01:00[Europe/Paris].
  const at = Date.parse(date.replace(/\[[A-Za-z0-9_+/:-]+\]$/, ''));
  if (Number.isNaN(at)) return err('ent.answer-unreadable');
  return Math.abs(now - at) <= freshness ? ok(true) : err('ent.not-fresh');
}
