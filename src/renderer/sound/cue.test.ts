import { expect, test } from 'vitest';
import type { Screen } from '../../shared/contract/station.ts';
import { scenes, type Scene } from '../gallery/scenes.ts';
import { FakeStation } from '../gallery/fake-station.ts';
import { cueOf } from './cue.ts';

const look = { language: 'fr', theme: 'light', textSize: 'normal', voice: false } as const;
const props = { text: () => '', portrait: async () => '', dock: false };
const viewOf = (scene: Scene) => new FakeStation(scene, look, props).view();
const tap = (
  stage: 'waiting' | 'reading' | 'checking',
  problem: Extract<Screen, { name: 'tap' }>['problem'] = null,
) =>
  viewOf({ ...scenes['tap-waiting'], screen: { ...scenes['tap-waiting'].screen, stage, problem } as Screen });

test('nothing sounds when the screen is drawn for the first time', () => {
  expect(cueOf(null, viewOf(scenes.refused))).toBeNull();
});

test('a tap clicks once, when it is read', () => {
  expect(cueOf(tap('waiting'), tap('reading'))).toBe('click');
  expect(cueOf(tap('reading'), tap('checking'))).toBeNull();
});

test('a problem asks to look at the screen, once', () => {
  expect(cueOf(tap('reading'), tap('waiting', 'card.unreadable'))).toBe('look');
  expect(cueOf(tap('waiting', 'card.unreadable'), tap('waiting', 'card.unreadable'))).toBeNull();
});

test('two notes when something is saved, and none again when it is transmitted', () => {
  const saved = (delivery: 'stored' | 'transmitted') =>
    viewOf({ ...scenes['saved-stored'], screen: { name: 'saved', what: 'photo', delivery } });
  expect(cueOf(viewOf(scenes.photo), saved('stored'))).toBe('done');
  expect(cueOf(saved('stored'), saved('transmitted'))).toBeNull();
});

test('the idle question asks to look, a good-bye does not', () => {
  expect(cueOf(viewOf(scenes['account-fresh']), viewOf({ ...scenes['account-fresh'], idle: true }))).toBe(
    'look',
  );
  expect(cueOf(viewOf(scenes.leaving), viewOf(scenes['welcome-goodbye']))).toBeNull();
  expect(cueOf(viewOf(scenes['sign-in-ent']), viewOf(scenes['welcome-error']))).toBe('look');
});

test('a decision that central did not take asks a moderator to look, once', () => {
  const working = viewOf(scenes.moderation);
  const refused = viewOf(scenes['moderation-refused']);
  expect(cueOf(working, refused)).toBe('look');
  expect(cueOf(refused, refused)).toBeNull();
  expect(cueOf(refused, working)).toBeNull();
});
