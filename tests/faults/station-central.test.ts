import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { decisions, makeSqlite, openHouse, photos } from '../../src/central/testing/house.ts';
import type { CommandKind, Payload } from '../../src/shared/contract/command.ts';
import type { OpenedVisit } from '../../src/shared/contract/central.ts';
import type { BadgeId, CommandId, PhotoId } from '../../src/shared/domain/ids.ts';
import { centralAddress } from '../../src/station/central/address.ts';
import { connectHttp } from '../../src/station/central/http-central.ts';
import { openEngine, type Engine } from '../../src/station/engine.ts';
import { secretKeyWrap } from '../../src/station/keys/secret-key-wrap.ts';
import { silentLog } from '../../src/station/log.ts';
import type { Draft } from '../../src/station/queue/port.ts';

/** The real central over real HTTP on one port for the whole test, and a profile that can be opened again and again. */
async function pair() {
  const listen = { host: '127.0.0.1', port: 0 };
  const house = await openHouse(makeSqlite, { listen });
  const address = centralAddress(house.central.url);
  listen.port = Number(address.port);
  const folder = mkdtempSync(join(tmpdir(), 'trombine-pair-'));
  const secret = randomBytes(32);
  const { code } = await house.central.admin.issueEnrolmentCode('Accueil');
  const open = async (): Promise<Engine> => {
    const engine = await openEngine({
      profile: join(folder, 'profile'),
      connect: connectHttp({ address }),
      keyWrap: secretKeyWrap('test', () => secret),
      newcomer: { name: 'Accueil', code },
      log: silentLog,
    });
    if (!engine.ok) throw new Error(engine.error);
    onTestFinished(() => engine.value.close());
    return engine.value;
  };
  onTestFinished(async () => {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { house, open };
}

async function visitOf(engine: Engine, login: string): Promise<OpenedVisit> {
  const signIn = await engine.central.openSignIn();
  if (!signIn.ok) throw new Error(signIn.error);
  const visit = await engine.central.openVisit({ state: signIn.value.state, ticket: `ST-${login}` });
  if (!visit.ok) throw new Error(visit.error);
  return visit.value;
}

function draft<K extends CommandKind>(
  visit: OpenedVisit,
  kind: K,
  payload: Payload<K>,
  attachments: Draft['attachments'] = [],
): Draft<K> {
  const id = uuidv7() as CommandId;
  return {
    id,
    kind,
    subject: visit.account.person.id,
    actor: { role: 'holder', visit: visit.visit },
    payload,
    attachments,
  };
}

async function wholeVisit(engine: Engine, visit: OpenedVisit): Promise<CommandId[]> {
  const both = await photos();
  const attachments = (['identity-photo', 'directory-photo'] as const).map((name) => ({
    name,
    jpeg: both[name],
  }));
  const drafts = [
    draft(visit, 'photo.submit', { photo: randomUUID() as PhotoId }, attachments),
    draft(visit, 'consent.record', { decisions: decisions('refused'), screenDefault: 'none' }),
    draft(visit, 'badge.request', { badge: randomUUID() as BadgeId, kind: 'student', certified: false }),
  ];
  for (const one of drafts) expect(await engine.outbox.save(one as Draft)).toEqual({ ok: true, value: null });
  return drafts.map(({ id }) => id);
}

const drained = async (engine: Engine): Promise<void> => {
  if (engine.outbox.queued() === 0) return;
  await new Promise<void>((resolve) => {
    const stop = engine.outbox.onQueued((queued) => {
      if (queued > 0) return;
      stop();
      resolve();
    });
  });
};

describe('a station and the real central', () => {
  it('agree on enrolment, proofs, visit, commands, receipts and pictures', async () => {
    const { house, open } = await pair();
    const engine = await open();
    const visit = await visitOf(engine, 'llebo');
    const ids = await wholeVisit(engine, visit);
    for (const id of ids) expect(await engine.outbox.settled(id, 60_000)).toEqual({ state: 'applied' });
    expect(engine.quarantine.list()).toEqual([]);
    const access = { visit: visit.visit, token: visit.token };
    const account = await engine.central.account(access);
    if (!account.ok) throw new Error(account.error);
    expect(account.value.badges).toMatchObject([{ state: 'requested' }]);
    const picture = await engine.central.image(access, account.value.photo!.image);
    expect(
      picture.ok && Buffer.from(picture.value).equals(Buffer.from((await photos())['directory-photo'])),
    ).toBe(true);
    expect((await engine.central.renew(access)).ok).toBe(true);
    expect(await engine.central.closeVisit(access)).toMatchObject({ ok: true });
    expect((await engine.central.account(access)).ok).toBe(false);
    expect(Math.abs(engine.clockOffset())).toBeLessThan(60_000);
    expect(house.central.url).toBeTruthy();
  });

  it('lose nothing while central is away, and drain within seconds of its return, by themselves', async () => {
    const { house, open } = await pair();
    const engine = await open();
    const visit = await visitOf(engine, 'llebo');
    await house.central.close();
    const ids = await wholeVisit(engine, visit);
    expect(await engine.outbox.settled(ids[0]!, 500)).toEqual({ state: 'waiting' });
    expect(await engine.central.openSignIn()).toEqual({ ok: false, error: 'central.unreachable' });
    await house.restart();
    const back = performance.now();
    await drained(engine);
    expect(performance.now() - back).toBeLessThan(10_000);
    for (const id of ids) expect(await engine.outbox.settled(id, 0)).toEqual({ state: 'applied' });
  });

  it('take up after a restart of the station what the last run left', async () => {
    const { house, open } = await pair();
    const first = await open();
    const visit = await visitOf(first, 'llebo');
    await house.central.close();
    const ids = await wholeVisit(first, visit);
    await first.close();
    const second = await open(); // starts without central
    expect(second.outbox.queued()).toBe(3);
    await house.restart();
    await drained(second);
    for (const id of ids) expect(await second.outbox.settled(id, 0)).toEqual({ state: 'applied' });
  });

  it('keep everything when the station is revoked, and say so', async () => {
    const { house, open } = await pair();
    const engine = await open();
    const visit = await visitOf(engine, 'llebo');
    await house.central.admin.revokeStation(engine.configuration().station);
    const ids = await wholeVisit(engine, visit);
    await vi.waitUntil(() => engine.trouble() === 'station.revoked');
    expect(await engine.outbox.settled(ids[0]!, 1_000)).toEqual({ state: 'waiting' });
    expect(engine.outbox.queued()).toBe(3);
    expect(engine.trouble()).toBe('station.revoked');
  });
});
