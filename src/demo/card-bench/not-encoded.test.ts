import { describe, expect, it } from 'vitest';
import { until } from '../../station/engine-kit.ts';
import { classicCard } from '../virtual-card/classic/classic-card.ts';
import { desfireCard } from '../virtual-card/desfire/desfire-card.ts';
import { atBench, blank, printed, profile, rulesFor, uidOf, uidOnly, cardUid } from './at-bench.ts';

describe('a card that is not encoded', () => {
  it('already encoded, on its own card: nothing is written, and it is done; on another one: said', async () => {
    const { terminal, identify, stage, screen, sent } = await atBench();
    const card = blank(1);
    terminal.insert(card);
    await identify(1);
    await stage('done');
    await sent();
    terminal.insert(blank(2));
    await identify(2);
    await stage('done');
    terminal.remove();
    await identify(1);
    expect(screen()).toMatchObject({
      stage: 'problem',
      problem: { code: 'bench.badge-has-card', help: 'next' },
    });
    terminal.insert(blank(7));
    await until(() => screen().run.failed === 1);
    expect(screen().problem).toMatchObject({ code: 'bench.badge-has-card', touched: false });
    terminal.insert(card);
    await stage('done');
    expect(screen().uid).toBe(uidOf(1));
  });

  it('of a badge that another bench has: said, counted as nobody’s fault, and the next one is scanned', async () => {
    const { central, terminal, identify, stage, screen } = await atBench();
    const { id, version } = profile;
    const request = { badge: printed(1).badge, uid: cardUid(9), profile: { id, version } };
    expect(central.office.card(request, 'another')).toMatchObject({ ok: true });
    const card = blank(1);
    terminal.insert(card);
    await identify(1);
    await stage('problem');
    expect(screen()).toMatchObject({
      problem: { code: 'bench.badge-elsewhere', help: 'next', about: null, touched: false },
      ...{ run: { failed: 0 }, last: [], unfinished: [] },
    });
    terminal.remove();
    await identify(2);
    terminal.insert(blank(2));
    await stage('done');
  });

  it('somebody else’s: whose it is, is said', async () => {
    const { central, terminal, identify, stage, screen } = await atBench();
    central.office.badges.add(printed(2, { state: 'active', uid: cardUid(5) }));
    await identify(1);
    terminal.insert(blank(5));
    await stage('problem');
    expect(screen().problem).toMatchObject({
      code: 'bench.card-taken',
      help: 'look-up',
      about: { holder: { firstName: 'Prénom2' } },
      touched: false,
    });
    expect(screen().uid).toBe(uidOf(5));
    terminal.insert(blank(1));
    await stage('done');
  });

  it.each([
    ['opposed', 'bench.card-opposed'],
    ['expired', 'bench.card-over'],
  ] as const)('the card of a badge that is %s', async (state, code) => {
    const { central, terminal, identify, stage, screen } = await atBench();
    central.office.badges.add(printed(2, { state, uid: cardUid(5) }));
    await identify(1);
    terminal.insert(blank(5));
    await stage('problem');
    expect(screen().problem).toMatchObject({ code, about: { state } });
  });

  it('one that got another badge’s bytes a moment ago, before central has heard of it', async () => {
    const { central, terminal, identify, stage, screen, runner } = await atBench({
      rules: rulesFor(uidOnly),
    });
    await identify(1);
    central.fault = async () => ({ ok: false, notYet: { code: 'central.error', retryAfter: null } });
    const card = blank(1);
    terminal.insert(card);
    await stage('done');
    terminal.remove();
    await identify(2);
    terminal.insert(card);
    await stage('problem');
    expect(screen().problem).toMatchObject({ code: 'bench.card-taken', about: { badge: printed(1).badge } });
    await identify(1);
    terminal.insert(blank(3));
    await until(() => screen().problem?.code === 'bench.badge-has-card' && screen().uid === uidOf(3));
    expect(runner.view().queued).toBe(1);
  });

  it.each([
    ['a wrong blank', () => classicCard({ uid: '04A1B2C3' }), 'encoding.wrong-card-type', 'other-card'],
    ['a random UID', () => desfireCard({ uid: uidOf(1), randomUid: true }), 'card.random-uid', 'other-card'],
    [
      'a foreign card',
      () => {
        const card = blank(1);
        card.powerOn();
        const { application, keys } = profile;
        card.transmit(Buffer.from('905A00000300000000', 'hex'));
        const aid = Buffer.from(application, 'hex').reverse().toString('hex');
        card.transmit(Buffer.from(`90CA000005${aid}0F${(0x80 | (keys.length + 1)).toString(16)}00`, 'hex'));
        return card;
      },
      'encoding.foreign-content',
      'look-up',
    ],
  ] as const)('%s', async (_what, card, code, help) => {
    const { terminal, identify, stage, screen, central } = await atBench();
    await identify(1);
    terminal.insert(card());
    await stage('problem');
    expect(screen().problem).toEqual({ code, help, about: null, touched: false });
    expect(screen().unfinished).toEqual([]);
    expect(screen().last[0]).toMatchObject({ outcome: 'failed', code });
    expect(central.applied).toEqual([]);
    terminal.insert(blank(2));
    await stage('done');
    expect(screen().run).toMatchObject({ done: 1, failed: 1 });
  });

  it('data that do not fit, a profile that has just changed, keys that are not there', async () => {
    const { terminal, identify, stage, screen, central } = await atBench();
    central.office.fields.set(printed(1).badge, { studentNumber: '1'.repeat(40), escn: 'x' });
    await identify(1);
    terminal.insert(blank(1));
    await stage('problem');
    expect(screen().problem).toMatchObject({
      code: 'encoding.data-unfit',
      help: 'correct-data',
      touched: false,
    });
    await identify(2);
    central.setReachable('down');
    terminal.insert(blank(2));
    await until(() => screen().problem?.code === 'encoding.keys-unavailable');
    expect(screen()).toMatchObject({ problem: { help: 'wait' }, run: { failed: 1 } });
    central.setReachable('ok');
    await stage('done');
    await identify(3);
    const newer = { ...profile, version: 2 };
    central.office.rules = rulesFor(newer);
    central.configuration = { ...central.configuration, encoding: rulesFor(newer) };
    terminal.insert(blank(3));
    await stage('done'); // the configuration was read anew, and the card tried once more
    expect(central.office.requests.at(-1)?.profile.version).toBe(2);
  });

  it('two cards: one is asked for, and the one that stays is worked on', async () => {
    const { terminal, identify, stage, screen } = await atBench();
    await identify(1);
    const other = blank(8);
    terminal.insert(blank(1), [{ at: 6, kind: 'swap', moment: 'before', with: other, noticed: false }]);
    await stage('problem');
    expect(screen().problem).toMatchObject({ help: 'one-card', code: 'card.changed' });
    terminal.remove();
    terminal.insert(blank(1));
    await stage('done');
  });
});
