import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainStart, Command } from '../../src/shared/contract/command.ts';
import type { CommandId } from '../../src/shared/domain/ids.ts';
import { Audit } from '../../src/station/audit/audit.ts';
import { systemClock } from '../../src/station/clock.ts';
import { insecureKeyWrap } from '../../src/station/keys/insecure-key-wrap.ts';
import { openKeys } from '../../src/station/keys/open-keys.ts';
import { silentLog } from '../../src/station/log.ts';
import { WorkerIntake } from '../../src/station/photo/worker-intake.ts';
import { sha256 } from '../../src/station/queue/freeze.ts';
import { readParcel } from '../../src/station/queue/parcel.ts';
import { QueueTable } from '../../src/station/queue/queue-table.ts';
import { openStore } from '../../src/station/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'trombine-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const profile = join(folder, 'profile');
const secret = join(folder, 'secret');
const scratch = join(folder, 'scratch');
const frame = join(folder, 'frame.jpg');
let marks: readonly Buffer[];
beforeAll(async () => {
  mkdirSync(scratch);
  // A frame that no other one is like, and the photo that the station makes of it: the same bytes each time.
  const noise = { width: 531, height: 683, channels: 3 } as const;
  const jpeg = await sharp(randomBytes(531 * 683 * 3), { raw: noise })
    .blur(2)
    .jpeg()
    .toBuffer();
  writeFileSync(frame, jpeg);
  const desk = new WorkerIntake(new URL('../../src/station/photo/worker.ts', import.meta.url), silentLog);
  const photo = await desk.takeIn({ jpeg }, { left: 0, top: 0, width: 1, height: 1 });
  if (!photo.ok) throw new Error(photo.error);
  desk.forget();
  marks = [jpeg, photo.value.identity.jpeg, photo.value.directory.jpeg].flatMap(runsOf);
});
const rounds = 10;

/** Runs the loop, kills it some milliseconds after its first acknowledgement, and answers all that it acknowledged. */
async function killed(delay: number): Promise<CommandId[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'save-loop.ts'), profile, secret, frame], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: scratch },
  });
  let said = '';
  let complaint = '';
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
  child.stdout.on('data', (part: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), delay);
    said += part.toString();
  });
  const signal = await new Promise((resolve) => child.once('close', (_code, ended) => resolve(ended)));
  expect(signal, complaint).toBe('SIGKILL');
  return said.split('\n').slice(0, -1) as CommandId[];
}

/** Pieces of a picture, from its beginning to its end. */
const runsOf = (picture: Buffer): Buffer[] =>
  [0.1, 0.3, 0.5, 0.7, 0.9].map((share) =>
    picture.subarray(Math.floor(picture.length * share)).subarray(0, 24),
  );

/** Files of a folder in which one of these stands. */
const found = (inside: string, sought: readonly Buffer[]): string[] =>
  readdirSync(inside, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(inside, name)).isFile())
    .filter((name) => sought.some((mark) => readFileSync(join(inside, name)).includes(mark)));

describe('a station killed at any moment', () => {
  it('has every act that it acknowledged, whole, once, in an unbroken chain, and no photo in clear', async () => {
    const acknowledged = new Set<CommandId>();
    for (let round = 0; round < rounds; round += 1) {
      // Spread over several commits of about a millisecond: the kill falls into any part of one.
      for (const id of await killed(5 + Math.random() * 60)) acknowledged.add(id);
      // What is on the disk right after the kill, and nothing has been put in order yet.
      for (const left of [profile, scratch]) expect(found(left, marks)).toEqual([]);
      const store = openStore({ directory: profile, openedAt: new Date().toISOString() });
      if (!store.ok) throw new Error(store.error);
      expect(store.value.db.pragma('integrity_check', { simple: true })).toBe('ok');
      const keys = await openKeys({
        store: store.value,
        wrap: insecureKeyWrap(secret, silentLog),
        clock: systemClock,
        log: silentLog,
      });
      if (!keys.ok) throw new Error(keys.error);
      const table = new QueueTable(store.value);
      const rows = store.value.db.prepare('SELECT id, sha256 FROM command ORDER BY sequence').all() as {
        id: CommandId;
        sha256: string;
      }[];
      const there = new Set(rows.map(({ id }) => id));
      expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
      // At most one per round was committed but not yet acknowledged.
      expect(rows.length - acknowledged.size).toBeLessThanOrEqual(round + 1);
      let previous: string = chainStart;
      for (const [position, { id, sha256: hash }] of rows.entries()) {
        const parcel = readParcel(table, keys.value.vault, id);
        const bytes = Buffer.from(parcel?.delivery.command.split('.')[1] ?? '', 'base64url');
        const command = Command.parse(JSON.parse(bytes.toString('utf8')));
        expect([command.sequence, command.previous, sha256(bytes)]).toEqual([position + 1, previous, hash]);
        const sealed = parcel?.delivery.attachments.map((one) => sha256(Buffer.from(one.sealed, 'base64')));
        expect(sealed).toEqual(command.attachments.map((one) => one.sha256));
        previous = hash;
      }
      expect(table.waiting()).toBe(rows.length);
      expect(new Audit(store.value).firstBroken()).toBeNull();
      store.value.close();
    }
    expect(acknowledged.size).toBeGreaterThan(rounds);
    // The search finds what is there.
    expect(found(folder, marks)).toEqual(['frame.jpg']);
  });
});
