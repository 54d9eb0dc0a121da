import { expect, test } from 'vitest';
import { stationContract, type View } from '../../shared/contract/station.ts';
import { channelPair } from '../../shared/wire/channel.ts';
import { Wire } from '../../shared/wire/wire.ts';
import { serveScreen } from './serve-screen.ts';
import { openHouse } from './testing/house.ts';

function screenOf(house: ReturnType<typeof openHouse>) {
  const [station, screen] = channelPair();
  serveScreen(new Wire(station), house.runner, (bug) => {
    throw bug;
  });
  const client = new Wire(screen).connect('station', stationContract);
  const views: View[] = [];
  client.on('view', (view) => views.push(view));
  return { client, views, close: () => screen.close() };
}

test('several screens see the same views; one that comes later gets the present one', async () => {
  const house = openHouse();
  await house.on('welcome');
  const [first, second] = [screenOf(house), screenOf(house)];
  expect(await first.client.call('act', { act: 'language', language: 'en' })).toEqual({
    ok: true,
    value: null,
  });
  await house.settle();
  expect(first.views).toEqual(second.views);
  expect(first.views.at(-1)?.language).toBe('en');
  const late = screenOf(house);
  expect(await late.client.call('view', null)).toEqual({ ok: true, value: first.views.at(-1) });
});

test('a screen that went is told nothing more', async () => {
  const house = openHouse();
  await house.on('welcome');
  const screen = screenOf(house);
  screen.close();
  await house.settle();
  house.runner.act({ act: 'language', language: 'en' });
  await house.settle();
  expect(screen.views).toEqual([]);
});

test('revisions grow by one, and what changes nothing is not sent', async () => {
  const house = openHouse();
  await house.on('welcome');
  const { client, views } = screenOf(house);
  const before = house.runner.view().revision;
  await client.call('act', { act: 'touch' });
  await client.call('act', { act: 'language', language: 'en' });
  await client.call('act', { act: 'language', language: 'en' });
  await client.call('act', { act: 'language', language: 'fr' });
  await house.settle();
  expect(views.map((view) => view.revision)).toEqual([before + 1, before + 2]);
});

test('a refused act answers its code, an act that is none is invalid', async () => {
  const house = openHouse();
  await house.on('welcome');
  const { client } = screenOf(house);
  expect(await client.call('act', { act: 'leave' })).toEqual({ ok: false, error: 'visit.none' });
  expect(await client.call('act', { act: 'become-admin' } as never)).toEqual({
    ok: false,
    error: 'visit.input-invalid',
  });
  const texts = await client.call('imageRightsTexts', { language: 'en' });
  expect(texts.ok && texts.value.map((one) => one.source.language)).toEqual(['en', 'en', 'en']);
});
