import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { photoLimits } from '../../../shared/domain/photo.ts';
import { ManualClock } from '../../manual-clock.ts';
import { HandStick } from './finder.ts';
import { readFolder } from './folder.ts';
import { Lane } from './lane.ts';
import { StickSession, type Listing } from './session.ts';

/** A folder that stands for a stick, and another one beside it that nothing may be read from. */
function stick() {
  const place = mkdtempSync(join(tmpdir(), 'trombine-stick-'));
  const top = join(place, 'stick');
  mkdirSync(top);
  mkdirSync(join(place, 'outside'));
  writeFileSync(join(place, 'outside/secret.jpg'), 'secret');
  const clock = new ManualClock();
  const hand = new HandStick();
  hand.plug(top);
  const told: boolean[] = [];
  const session = new StickSession(hand, clock, new Lane(clock), (present) => void told.push(present));
  onTestFinished(() => {
    session.close();
    rmSync(place, { recursive: true, force: true });
  });
  const here = async (): Promise<void> => {
    while (told.length === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  const list = async (move: Parameters<StickSession['list']>[0] = { to: 'top' }): Promise<Listing> => {
    await here();
    const listed = await session.list(move);
    if (!listed.ok) throw new Error(listed.error);
    return listed.value;
  };
  const entry = (listing: Listing, name: string): string =>
    listing.entries.find((one) => one.name === name)?.id ?? 'not listed';
  const put = (name: string, bytes: string | Buffer = 'photo', at = 1_000): void => {
    writeFileSync(join(top, name), bytes);
    utimesSync(join(top, name), at, at);
  };
  return { place, top, clock, hand, told, session, here, list, entry, put };
}

test('folders first, then pictures, the newest first; nothing hidden and nothing else', async () => {
  const { top, list, put } = stick();
  put('old.jpg', 'x', 1_000);
  put('new.PNG', 'x', 9_000);
  put('phone.heic', 'x', 5_000);
  put('letter.pdf');
  put('empty.jpg', '');
  put('.hidden.jpg');
  put('._old.jpg');
  mkdirSync(join(top, 'DCIM'));
  mkdirSync(join(top, 'System Volume Information'));
  const { entries, path, more } = await list();
  expect(entries.map(({ kind, name }) => [kind, name])).toEqual([
    ['folder', 'DCIM'],
    ['photo', 'new.PNG'],
    ['photo', 'phone.heic'],
    ['photo', 'old.jpg'],
  ]);
  expect([path, more]).toEqual([[], false]);
});

test('down into folders and up again; never above the top; ids of another listing open nothing', async () => {
  const { top, list, entry, session } = stick();
  mkdirSync(join(top, 'DCIM/100'), { recursive: true });
  writeFileSync(join(top, 'DCIM/100/me.jpg'), 'me');
  const first = await list();
  const dcim = await list({ to: 'into', entry: entry(first, 'DCIM') });
  const deep = await list({ to: 'into', entry: entry(dcim, '100') });
  expect(deep.path).toEqual(['DCIM', '100']);
  const read = await session.read(entry(deep, 'me.jpg'), true);
  expect(read.ok && read.value.toString()).toBe('me');
  expect((await list({ to: 'up' })).path).toEqual(['DCIM']);
  expect((await list({ to: 'up' })).path).toEqual([]);
  expect((await list({ to: 'up' })).path).toEqual([]);
  expect(await session.list({ to: 'into', entry: entry(dcim, '100') })).toEqual({
    ok: false,
    error: 'stick.gone',
  });
  expect(await session.read(entry(deep, 'me.jpg'), true)).toEqual({ ok: false, error: 'stick.gone' });
});

test('links, pipes, devices and sockets are not listed', async () => {
  const { top, place, list, put } = stick();
  symlinkSync(join(place, 'outside'), join(top, 'out'));
  symlinkSync(join(place, 'outside/secret.jpg'), join(top, 'link.jpg'));
  symlinkSync('/dev/zero', join(top, 'zero.jpg'));
  symlinkSync('.', join(top, 'loop'));
  execFileSync('mkfifo', [join(top, 'pipe.jpg')]);
  if (process.getuid?.() === 0) execFileSync('mknod', [join(top, 'device.jpg'), 'c', '1', '5']);
  const server = createServer().listen(join(top, 'socket.jpg'));
  onTestFinished(() => void server.close());
  put('true.jpg');
  expect((await list()).entries.map((one) => one.name)).toEqual(['true.jpg']);
});

test('a picture that became a link, a pipe or a folder after it was listed is gone, and nobody waits', async () => {
  const { top, place, list, entry, put, session } = stick();
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']) put(name);
  const listing = await list();
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']) unlinkSync(join(top, name));
  symlinkSync(join(place, 'outside/secret.jpg'), join(top, 'a.jpg'));
  execFileSync('mkfifo', [join(top, 'b.jpg')]);
  mkdirSync(join(top, 'c.jpg'));
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'])
    expect(await session.read(entry(listing, name), true), name).toEqual({ ok: false, error: 'stick.gone' });
});

test('a folder on the way that became a link leads nowhere', async () => {
  const { top, place, list, entry, session } = stick();
  mkdirSync(join(top, 'album'));
  writeFileSync(join(top, 'album/secret.jpg'), 'mine');
  const album = await list({ to: 'into', entry: entry(await list(), 'album') });
  renameSync(join(top, 'album'), join(top, 'moved'));
  symlinkSync(join(place, 'outside'), join(top, 'album'));
  expect(await session.read(entry(album, 'secret.jpg'), true)).toEqual({ ok: false, error: 'stick.gone' });
  expect(await session.list({ to: 'up' })).toMatchObject({ ok: true });
});

test('too large is said before a byte is read; a file that shrinks is gone', async () => {
  const { top, list, entry, put, session } = stick();
  put('large.jpg');
  truncateSync(join(top, 'large.jpg'), photoLimits.bytes + 1);
  put('just.jpg');
  truncateSync(join(top, 'just.jpg'), photoLimits.bytes);
  const listing = await list();
  expect(await session.read(entry(listing, 'large.jpg'), true)).toEqual({
    ok: false,
    error: 'photo.too-large',
  });
  const just = await session.read(entry(listing, 'just.jpg'), true);
  expect(just.ok && just.value.length).toBe(photoLimits.bytes);
});

test('names of any bytes are opened by their bytes and shown harmless', async () => {
  const { top, list, session } = stick();
  writeFileSync(
    Buffer.concat([Buffer.from(`${top}/`), Buffer.from([0xe9, 0xff]), Buffer.from('.jpg')]),
    'latin',
  );
  writeFileSync(join(top, 'moc.\u202egpj.jpg'), 'turned');
  const { entries } = await list();
  expect(entries.map((one) => one.name).toSorted()).toEqual(['.jpg', 'moc.gpj.jpg']);
  for (const { id } of entries) expect((await session.read(id, true)).ok).toBe(true);
});

test('fifty thousand files: a part is looked at and listed, and it says that there are more', async () => {
  const { top, list } = stick();
  execFileSync('sh', ['-c', 'seq -f "%g.jpg" 50000 | xargs touch'], { cwd: top });
  writeFileSync(join(top, '7.jpg'), 'x');
  const { entries, more } = await list();
  expect(more).toBe(true);
  expect(entries.length).toBeLessThanOrEqual(300);
  // How soon that is depends on the machine; how many files are looked at for it does not.
  let looked = 0;
  await readFolder(top, [], () => (looked += 1) > 0);
  expect(looked).toBe(20_000);
});

test('pulled out: told once, and nothing of it can be read any more; plugged in again it is another stick', async () => {
  const { top, list, entry, put, session, hand, clock, told } = stick();
  put('me.jpg');
  const listing = await list();
  hand.unplug();
  clock.advance(1_000);
  while (told.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([true, false]);
  expect(await session.read(entry(listing, 'me.jpg'), true)).toEqual({ ok: false, error: 'stick.gone' });
  expect(await session.list({ to: 'top' })).toEqual({ ok: false, error: 'stick.gone' });
  hand.plug(top);
  clock.advance(1_000);
  while (told.length < 3) await new Promise((resolve) => setImmediate(resolve));
  expect(await session.read(entry(listing, 'me.jpg'), true)).toEqual({ ok: false, error: 'stick.gone' });
  expect((await list()).entries).toHaveLength(1);
});

test('the folder of the stick itself is taken away under a pick: a clear answer', async () => {
  const { top, list, entry, put, session } = stick();
  put('me.jpg');
  const listing = await list();
  rmSync(top, { recursive: true });
  expect(await session.read(entry(listing, 'me.jpg'), true)).toEqual({ ok: false, error: 'stick.gone' });
  expect(await session.list({ to: 'top' })).toEqual({ ok: false, error: 'stick.gone' });
});
