import { expect, test, vi } from 'vitest';
import { stationContract, type Act, type View } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { channelPair, type Channel } from '../../shared/wire/channel.ts';
import { Wire } from '../../shared/wire/wire.ts';
import { StationLink } from './station-link.ts';

const view = (revision: number, screen: View['screen'] = { name: 'welcome', notice: null }): View => ({
  revision,
  language: 'fr',
  display: { textSize: 'normal', theme: 'light', voice: false },
  university: { name: 'U', place: 'P' },
  entPages: [],
  health: { network: 'ok', reader: 'no-card', camera: 'unknown' },
  queued: 0,
  visit: null,
  screen,
});

/** A line whose station ends can be replaced, as when a station restarts. */
function line() {
  const link = new StationLink();
  let give: (channel: Channel) => void = () => undefined;
  link.follow({
    start: (onChannel) => {
      give = onChannel;
      return () => undefined;
    },
  });
  const station = (first: View, refusal?: (act: Act) => ErrorCode | undefined) => {
    const acts: Act[] = [];
    const [here, there] = channelPair();
    const server = new Wire(there).serve(
      'station',
      stationContract,
      {
        act: async (act) => {
          acts.push(act);
          const code = refusal?.(act);
          return code === undefined ? ok(null) : err(code);
        },
        view: async () => ok(first),
        imageRightsTexts: async () => ok([]),
        image: async () => ok({ jpeg: '' }),
        photoProfile: async () => err('visit.none'),
        moderationImage: async () => ok({ jpeg: '' }),
        officeImage: async () => ok({ jpeg: '' }),
        uploadedPicture: async () => ok({ jpeg: '' }),
        stickThumbnail: async () => ok({ jpeg: '' }),
      },
      (bug) => {
        throw bug;
      },
    );
    give(here);
    return { server, acts, close: () => there.close() };
  };
  return { link, station };
}
const until = (check: () => void): Promise<void> => vi.waitFor(check, { interval: 1 });

test('asks for the view at connection, then follows the events', async () => {
  const { link, station } = line();
  const { server } = station(view(3));
  await until(() => expect(link.state()).toMatchObject({ connected: true, view: { revision: 3 } }));
  server.emit('view', view(4));
  await until(() => expect(link.state().view?.revision).toBe(4));
});

test('a view that was overtaken is not shown', async () => {
  const { link, station } = line();
  const { server } = station(view(5));
  await until(() => expect(link.state().view?.revision).toBe(5));
  server.emit('view', view(4, { name: 'leaving' }));
  server.emit('view', view(6));
  await until(() => expect(link.state().view?.revision).toBe(6));
  expect(link.state().view?.screen.name).toBe('welcome');
});

test('keeps the last screen while the station is away, and follows the new one from its own revisions', async () => {
  const { link, station } = line();
  const first = station(view(40, { name: 'leaving' }));
  await until(() => expect(link.state().connected).toBe(true));
  first.close();
  await until(() => expect(link.state().connected).toBe(false));
  expect(link.state().view?.screen.name).toBe('leaving');
  station(view(1));
  await until(() => expect(link.state()).toMatchObject({ connected: true, view: { revision: 1 } }));
});

test('what the station before says after the new one came is not heard', async () => {
  const { link, station } = line();
  const first = station(view(7));
  await until(() => expect(link.state().connected).toBe(true));
  station(view(1));
  first.server.emit('view', view(99, { name: 'leaving' }));
  await until(() => expect(link.state().view?.revision).toBe(1));
});

test('an act without a station answers that it cannot be reached, and loses nothing on the screen', async () => {
  const { link } = line();
  expect(await link.act({ act: 'touch' })).toEqual(err('station.unreachable'));
  expect(link.state().refusal).toBeNull();
});

test('a refused act is told, until the screen changes', async () => {
  const { link, station } = line();
  const { server } = station(view(1), () => 'visit.input-invalid');
  await until(() => expect(link.state().connected).toBe(true));
  await link.act({ act: 'sign-in' });
  expect(link.state().refusal).toBe('visit.input-invalid');
  server.emit('view', view(2, { name: 'leaving' }));
  await until(() => expect(link.state().refusal).toBeNull());
});

test('the second half of a double tap is not sent while the first is under way, and both are answered', async () => {
  const { link, station } = line();
  const { acts } = station(view(1));
  await until(() => expect(link.state().connected).toBe(true));
  const both = [link.act({ act: 'sign-in' }), link.act({ act: 'sign-in' }), link.act({ act: 'back' })];
  expect(await Promise.all(both)).toEqual([ok(null), ok(null), ok(null)]);
  expect(acts).toEqual([{ act: 'sign-in' }, { act: 'back' }]);
  await link.act({ act: 'sign-in' });
  expect(acts).toHaveLength(3);
});

test('a message about a refused act goes when the visitor goes on, not at a touch', async () => {
  const { link, station } = line();
  station(view(1), ({ act }) => (act === 'sign-in' ? 'visit.act-not-allowed' : undefined));
  await until(() => expect(link.state().connected).toBe(true));
  await link.act({ act: 'sign-in' });
  await link.act({ act: 'touch' });
  await link.act({ act: 'language', language: 'en' });
  expect(link.state().refusal).toBe('visit.act-not-allowed');
  await link.act({ act: 'back' });
  expect(link.state().refusal).toBeNull();
});
