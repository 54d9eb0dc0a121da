import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { err } from '../../shared/domain/result.ts';
import { told } from '../../station/encoding/told.ts';
import type { Card } from '../virtual-card/card.ts';
import type { DesfireCard } from '../virtual-card/desfire/desfire-card.ts';
import { createVirtualTerminal } from '../virtual-card/field/terminal.ts';
import { CARD_KINDS } from '../virtual-card/kinds.ts';
import { afterKill, journalIn } from './encoding-folders.ts';
import { DATA, encodeOn, encodingOf, keysAtHand, OTHER_BADGE, statesOf } from './encoding-kit.ts';
import { SUBJECTS, subject } from './encoding-subjects.ts';

const UID = '04A1B2C3D4E580';
const desfire = subject('DESFire EV2');
const classic = subject('MIFARE Classic, key B writes');
const ntag = subject('NTAG213');

function atTheBench(card: Card, more: Parameters<typeof keysAtHand>[0] = {}) {
  const terminal = createVirtualTerminal({ limitMs: 50 });
  terminal.insert(card);
  const place = journalIn();
  const keys = keysAtHand(more);
  const go = (encoding: ReturnType<typeof encodingOf>) =>
    encodeOn(terminal, encoding, { keys: keys.port, journal: place.journal });
  return { terminal, keys, go, ...place };
}

describe.each(SUBJECTS)('$name', ({ profile, card, read, wanted }) => {
  it('is encoded, and an independent reader finds the bytes under the keys of this card', async () => {
    const blank = card(UID);
    const bench = atTheBench(blank);
    const encoded = await bench.go(encodingOf(profile));
    expect(encoded).toMatchObject({ ok: true, value: { uid: UID, found: 'blank' } });
    expect(await read(blank, UID)).toEqual(wanted(UID));
    expect(bench.journal.unfinished()).toEqual([]);
    expect(bench.journal.unreported()).toMatchObject([{ uid: UID, state: 'verified', step: 'done' }]);
    expect(
      bench.keys.given
        .flatMap(({ keys }) => [...keys.values()].flatMap((key) => [...key]))
        .some((byte) => byte !== 0),
    ).toBe(false);
  });

  it('is found complete the second time, and nothing of it is written', async () => {
    const blank = card(UID);
    const bench = atTheBench(blank);
    const first = await bench.go(encodingOf(profile));
    if (first.ok) bench.journal.reported(first.value.entry);
    expect(bench.journal.unreported()).toEqual([]);
    const found = profile.kind === 'uid-only' ? 'blank' : 'complete';
    expect(await bench.go(encodingOf(profile))).toMatchObject({ ok: true, value: { found } });
    expect(await read(blank, UID)).toEqual(wanted(UID));
  });
});

describe('a card that should not be encoded', () => {
  it.each([
    ['a Classic for a DESFire', desfire, 'classic'],
    ['an NTAG for a DESFire', desfire, 'ntag213'],
    ['a DESFire for a Classic', classic, 'desfire-ev2'],
    ['a DESFire for an NTAG', ntag, 'desfire-ev1'],
    ['a UID-only card for an NTAG', ntag, 'uid-only'],
  ] as const)('%s is the wrong one, and is not written', async (_what, { profile }, kind) => {
    const card = CARD_KINDS[kind](UID);
    const bench = atTheBench(card);
    expect(await bench.go(encodingOf(profile))).toEqual(err('encoding.wrong-card-type'));
    expect(told('encoding.wrong-card-type').help).toBe('other-card');
    expect(bench.journal.unfinished()).toEqual([]);
    expect(bench.keys.given).toEqual([]);
  });

  it('shows a random UID', async () => {
    const bench = atTheBench(CARD_KINDS['desfire-random-uid'](UID));
    expect(await bench.go(encodingOf(desfire.profile))).toEqual(err('card.random-uid'));
  });

  it.each([desfire, classic, ntag])(
    'holds the badge of somebody else: $name',
    async ({ profile, card, read, wanted }) => {
      const taken = card(UID);
      const bench = atTheBench(taken);
      expect(await bench.go(encodingOf(profile))).toMatchObject({ ok: true });
      const other = encodingOf(profile, {
        badge: OTHER_BADGE,
        data: { ...DATA, studentNumber: '22099999', escn: '00000000-894e-1038-a711-001999465982' },
      });
      expect(await bench.go(other)).toEqual(err('encoding.holds-other-data'));
      expect(told('encoding.holds-other-data').help).toBe('look-up');
      expect(await read(taken, UID)).toEqual(wanted(UID));
      expect(bench.journal.unfinished()).toEqual([]);
      expect(await bench.go({ ...other, overwrite: true })).toMatchObject({ ok: true });
      expect(await read(taken, UID)).not.toEqual(wanted(UID));
    },
  );

  it('was begun for another badge', async () => {
    const card = desfire.card(UID);
    const bench = atTheBench(card);
    bench.terminal.insert(card, [{ kind: 'leave', at: 30, moment: 'before' }]);
    expect(await bench.go(encodingOf(desfire.profile))).toEqual(err('card.removed'));
    bench.terminal.insert(card);
    const other = encodingOf(desfire.profile, { badge: OTHER_BADGE });
    expect(await bench.go(other)).toEqual(err('encoding.other-badge'));
    const [entry] = bench.journal.unfinished();
    bench.journal.void(entry?.id ?? '');
    expect(bench.journal.unfinished()).toEqual([]);
    expect(bench.journal.unreported()).toMatchObject([{ uid: UID, state: 'void' }]);
  });

  it.each([desfire, classic])('has keys that nobody here knows: $name', async ({ profile, card }) => {
    const foreign = card(UID);
    await atTheBench(foreign).go(encodingOf(profile));
    const other = { ...profile, diversification: { input: ['uid' as const] } };
    expect(await atTheBench(foreign).go(encodingOf(other))).toEqual(err('encoding.foreign-content'));
  });

  it('gets nothing when a field does not fit, and no keys are asked for', async () => {
    const bench = atTheBench(desfire.card(UID));
    const long = encodingOf(desfire.profile, { data: { ...DATA, studentNumber: '1'.repeat(16) } });
    const error = 'field.too-long:studentNumber';
    expect(await bench.go(long)).toEqual(err(error));
    expect(told(error).help).toBe('correct-data');
    expect(bench.keys.given).toEqual([]);
  });

  it.each([
    ['are not to be had', async () => err('keys.unavailable' as const), 'keys.unavailable'],
    [
      'are those of another card',
      async () => ({ ok: true as const, value: { uid: '04FFFFFFFFFFFF' as never, keys: new Map() } }),
      'keys.invalid',
    ],
  ])('gets nothing when its keys %s', async (_what, of, error) => {
    const { terminal, journal } = atTheBench(desfire.card(UID));
    const parts = { keys: { of }, journal };
    expect(await encodeOn(terminal, encodingOf(desfire.profile), parts)).toEqual(err(error));
    expect(journal.unfinished()).toEqual([]);
  });
});

describe('a card that says it has written, and has not', () => {
  it.each(['DESFire EV1', 'DESFire EV2', 'DESFire EV2 with a card key'])(
    'is not told as encoded, keeps its blank keys, and is listed: %s',
    async (name) => {
      const { profile, card, cardMaster = false } = subject(name);
      const defective = card(UID) as DesfireCard;
      const transmit = defective.transmit.bind(defective);
      defective.transmit = (apdu) => {
        const answer = transmit(apdu);
        const content = defective.application('C085F5')?.files.get(2)?.content;
        if (apdu[0] === 0x90 && apdu[1] === 0xc7 && content) content[9] = (content[9] ?? 0) ^ 1;
        return answer;
      };
      const bench = atTheBench(defective, { cardMaster });
      expect(await bench.go(encodingOf(profile))).toEqual(err('encoding.read-back-differs'));
      expect(bench.journal.unfinished()).toMatchObject([{ uid: UID, state: 'started', step: 'compare' }]);
      const keys = defective.application('C085F5')?.keys ?? [];
      expect(keys.map(({ version }) => version)).toEqual([0, 0, 0]);
    },
  );
});

describe('the journal on the disk', () => {
  it('holds no UID, no badge and no number in clear', async () => {
    const bench = atTheBench(desfire.card(UID));
    await bench.go(encodingOf(desfire.profile));
    const { directory } = bench;
    const files = readdirSync(directory, { withFileTypes: true }).filter((file) => file.isFile());
    expect(files.length).toBeGreaterThan(1);
    for (const { name } of files) {
      const text = readFileSync(join(directory, name)).toString('latin1').toUpperCase();
      for (const secret of [UID, encodingOf(desfire.profile).badge.toUpperCase(), DATA.studentNumber])
        expect([name, text.includes(secret)]).toEqual([name, false]);
      expect(text.includes(Buffer.from(UID, 'hex').toString('latin1').toUpperCase())).toBe(false);
    }
  });

  it('says "started" before the first byte is written', async () => {
    const card = desfire.card(UID);
    const bench = atTheBench(card);
    const status = bench.terminal.status();
    if (status.status !== 'ready') throw new Error('a card lies there');
    let seen: string[] | undefined;
    const watched = {
      ...status.card,
      transmit: async (apdu: Uint8Array) => {
        if (apdu[1] === 0xca && apdu[0] === 0x90)
          seen = statesOf(afterKill(bench.directory).journal.unfinished(), UID);
        return await status.card.transmit(apdu);
      },
    };
    const { encode } = await import('../../station/encoding/encode.ts');
    await encode(watched, encodingOf(desfire.profile), { keys: bench.keys.port, journal: bench.journal });
    expect(seen).toEqual(['started']);
  });
});
