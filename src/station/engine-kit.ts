import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, onTestFinished } from 'vitest';
import type { CommandKind } from '../shared/contract/command.ts';
import type { BadgeId, CommandId, PersonId, PhotoId, VisitId } from '../shared/domain/ids.ts';
import { MemoryCentral } from './central/memory-central.ts';
import { openEngine, type Engine, type EngineOptions } from './engine.ts';
import { secretKeyWrap } from './keys/secret-key-wrap.ts';
import { silentLog } from './log.ts';
import { ManualClock } from './manual-clock.ts';
import type { Draft } from './queue/port.ts';

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trombine-station-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const secret = randomBytes(32);
/** A key wrap whose secret lives as long as the test file. */
export const testKeyWrap = secretKeyWrap('test', () => secret);

export const aPerson = (): PersonId => randomUUID() as PersonId;

/** A badge request, the smallest of the commands. */
export function badgeRequest(subject: PersonId = aPerson()): Draft<'badge.request'> {
  return {
    id: uuidv7() as CommandId,
    kind: 'badge.request',
    subject,
    actor: { role: 'holder', visit: randomUUID() as VisitId },
    payload: { badge: randomUUID() as BadgeId, kind: 'student', certified: false },
    attachments: [],
  };
}

/** A photo in both formats. */
export function photoSubmit(
  subject: PersonId = aPerson(),
  identity: Uint8Array = randomBytes(2000),
): Draft<'photo.submit'> {
  return {
    ...badgeRequest(subject),
    kind: 'photo.submit',
    payload: { photo: randomUUID() as PhotoId },
    attachments: [
      { name: 'identity-photo', jpeg: identity },
      { name: 'directory-photo', jpeg: randomBytes(800) },
    ],
  };
}

export interface Bench {
  readonly profile: string;
  readonly clock: ManualClock;
  readonly central: MemoryCentral;
  /** Opens the profile, again after `close`. */
  readonly open: (more?: Partial<EngineOptions>) => Promise<Engine>;
  readonly options: (more?: Partial<EngineOptions>) => EngineOptions;
}

/** A profile, a central in memory and a clock that stands still. Engines are closed with the test. */
export function bench(): Bench {
  const profile = join(temporaryFolder(), 'profile');
  const clock = new ManualClock();
  const central = new MemoryCentral(clock);
  const options = (more: Partial<EngineOptions> = {}): EngineOptions => ({
    profile,
    connect: central.connect,
    keyWrap: testKeyWrap,
    newcomer: { name: 'Accueil', code: central.enrolmentCode },
    log: silentLog,
    clock,
    random: () => 1,
    ...more,
  });
  const open = async (more: Partial<EngineOptions> = {}): Promise<Engine> => {
    const engine = await openEngine(options(more));
    if (!engine.ok) throw new Error(engine.error);
    onTestFinished(() => engine.value.close());
    return engine.value;
  };
  return { profile, clock, central, open, options };
}

export type AnyDraft = { [K in CommandKind]: Draft<K> }[CommandKind];

/** Saves and insists on it. */
export async function saved(engine: Engine, ...drafts: AnyDraft[]): Promise<void> {
  for (const draft of drafts)
    expect(await engine.outbox.save(draft as Draft)).toEqual({ ok: true, value: null });
}

/** Waits until something is true: each turn lets pending work run. The limit is for a machine under heavy load. */
export async function until(what: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!what()) {
    if (performance.now() > end) throw new Error(`never came true: ${what.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
