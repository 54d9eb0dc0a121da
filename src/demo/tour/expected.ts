import sharp from 'sharp';
import type { Admin } from '../../central/admin.ts';
import { optionalPurposes } from '../../shared/domain/consent.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { directoryFormat, identityFormat } from '../../shared/domain/photo.ts';
import { waitUntil } from './wait.ts';
import type { Decisions } from './visitor/image-rights.ts';
import type { ConsentText } from '../../shared/domain/consent.ts';

/** What one person did in one visit, to be found at central and nothing else. */
export interface Done {
  readonly person: PersonId;
  readonly decisions: Decisions;
  /** The texts that were on the screen. */
  readonly texts: readonly { readonly purpose: string; readonly source: ConsentText }[];
  readonly uid: string;
}

const formats = { 'identity-photo': identityFormat, 'directory-photo': directoryFormat };

/** Each difference between what was done and what central holds, as a sentence; none when all is right. */
export async function differences(admin: Admin, done: Done): Promise<string[]> {
  const found: string[] = [];
  const same = (what: string, actual: unknown, wanted: unknown): void => {
    const [is, should] = [JSON.stringify(actual), JSON.stringify(wanted)];
    if (is !== should) found.push(`${what}: ${is} instead of ${should}`);
  };
  const photos = await admin.photos(done.person);
  same(
    'photos',
    photos.map(({ state }) => state),
    ['accepted'],
  );
  for (const [name, { width, height }] of Object.entries(formats)) {
    const jpeg = photos[0]?.images[name as keyof typeof formats];
    const about = jpeg === undefined ? undefined : await sharp(jpeg).metadata();
    same(`the ${name}`, [about?.format, about?.width, about?.height], ['jpeg', width, height]);
  }

  const consents = await admin.consents(done.person);
  const text = (purpose: string) => done.texts.find((one) => one.purpose === purpose)?.source;
  same(
    'decisions',
    consents.map((one) => [one.purpose, one.decision, one.text_version, one.text_sha256]).sort(),
    optionalPurposes
      .map((purpose) => [purpose, done.decisions[purpose], text(purpose)?.version, text(purpose)?.sha256])
      .sort(),
  );

  const badges = await admin.badges(done.person);
  same(
    'badges',
    badges.map(({ state, motive, uid }) => [state, motive, uid]),
    [['opposed', 'lost', done.uid]],
  );
  const office = 'administrator';
  const commands = await admin.commands(done.person);
  const visit = `visit:${commands[0]?.visit_id}`;
  same(
    'the life of the badge',
    badges[0]?.events.map((event) => [event.position, event.act, event.to_state, event.role, event.actor]),
    [
      [1, 'request', 'requested', 'holder', visit],
      [2, 'approve', 'approved', 'moderator', office],
      [3, 'print', 'printed', 'card-office', office],
      [4, 'encode', 'encoded', 'card-office', office],
      [5, 'activate', 'active', 'holder', visit],
      [6, 'oppose', 'opposed', 'holder', visit],
    ],
  );

  same(
    'commands',
    commands.map(({ kind, outcome }) => [kind, outcome]),
    [
      ['consent.record', 'applied'],
      ['photo.submit', 'applied'],
      ['badge.request', 'applied'],
      ['badge.activate', 'applied'],
      ['badge.oppose', 'applied'],
    ],
  );
  // The station tells central a moment after the visitor has left.
  const closed = async () => (await admin.visits(done.person)).map(({ closed_ms }) => closed_ms !== null);
  await waitUntil('the end of the visit', 30_000, async () => (await closed()).every(Boolean)).catch(
    () => undefined,
  );
  same('visits that are closed', await closed(), [true]);
  for (const station of await admin.stations()) {
    same(`gaps of ${station.name}`, station.gaps, []);
    same(`incidents of ${station.name}`, station.incidents, []);
  }
  return found;
}
