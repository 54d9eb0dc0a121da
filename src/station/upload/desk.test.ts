import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { ManualClock } from '../manual-clock.ts';
import type { PhotoDesk, PhotoError } from '../photo/intake.ts';
import { UploadDesk } from './desk.ts';
import { HandStick } from './stick/finder.ts';

/** A desk with a stick of three photos, and thumbnails that are made when the test says so. */
async function desk() {
  const top = mkdtempSync(join(tmpdir(), 'trombine-desk-'));
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) writeFileSync(join(top, name), name);
  const stick = new HandStick();
  stick.plug(top);
  const asked: ((made: Result<Buffer, PhotoError>) => void)[] = [];
  const photos: PhotoDesk = {
    warm: () => undefined,
    forget: () => undefined,
    takeIn: async () => err('photo.unreadable'),
    bringIn: async () => ok({ jpeg: Buffer.from('brought'), width: 900, height: 900 }),
    thumbnail: () => new Promise((resolve) => asked.push(resolve)),
  };
  const uploads = new UploadDesk(stick, new ManualClock(), photos);
  onTestFinished(() => {
    uploads.forget();
    rmSync(top, { recursive: true, force: true });
  });
  let here = false;
  uploads.watch('look', (present) => (here = present));
  await vi.waitUntil(() => here);
  const listed = await uploads.list('look', { to: 'top' });
  if (!listed.ok) throw new Error(listed.error);
  return { uploads, asked, entries: listed.value.entries.map(({ id }) => id) };
}

test('thumbnails are made one after the other: a stick of large photos does not fill the memory', async () => {
  const { uploads, asked, entries } = await desk();
  const wanted = entries.map((entry) => uploads.thumbnail('look', entry));
  const made: string[] = [];
  for (const name of ['first', 'second', 'third']) {
    await vi.waitUntil(() => asked.length > 0);
    // Time enough for a second file to be read, if one were.
    expect((await uploads.take('look', entries[0]!)).ok).toBe(true);
    expect(asked).toHaveLength(1);
    asked.pop()!(name === 'second' ? err('photo.unreadable') : ok(Buffer.from(name)));
    made.push(name);
  }
  expect(made).toHaveLength(3);
  expect(await Promise.all(wanted)).toEqual([
    ok(Buffer.from('first')),
    err('photo.unreadable'),
    ok(Buffer.from('third')),
  ]);
});

test('a thumbnail that is asked for twice is made once', async () => {
  const { uploads, asked, entries } = await desk();
  const both = [uploads.thumbnail('look', entries[0]!), uploads.thumbnail('look', entries[0]!)];
  await vi.waitUntil(() => asked.length > 0);
  asked.pop()!(ok(Buffer.from('once')));
  expect(await Promise.all(both)).toEqual([ok(Buffer.from('once')), ok(Buffer.from('once'))]);
  expect(asked).toEqual([]);
});
