import { expect, test } from 'vitest';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { Screen } from '../../shared/contract/station.ts';
import { benchScreens } from '../gallery/bench.ts';
import { lookupScreens } from '../gallery/lookup.ts';
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

test('at the bench: a click for a badge that is found, two notes when it is done, one for what needs an eye', () => {
  const bench = (screen: BenchScreen) => viewOf({ ...scenes.bench, screen });
  const cue = (before: BenchScreen, after: BenchScreen) => cueOf(bench(before), bench(after));
  const { ready, searching, tap, card, done, removed, choose, refused, tapLong, nothing } = benchScreens;
  expect(cueOf(viewOf(scenes['account-office']), bench(ready))).toBeNull();
  expect(cue(ready, searching)).toBeNull();
  expect(cue(searching, tap)).toBe('click');
  expect(cue(tap, { ...card, badge: tap.badge })).toBeNull();
  expect(cue({ ...card, badge: done.badge }, { ...card, badge: done.badge, step: 'save' })).toBeNull();
  expect(cue({ ...card, badge: done.badge }, done)).toBe('done');
  expect(
    cue({ ...card, badge: done.badge }, { ...searching, run: { ...done.run, done: done.run.done + 1 } }),
  ).toBe('done');
  expect(cue(done, done)).toBeNull();
  expect(cue(done, tapLong)).toBe('click');
  expect(cue(tap, tapLong)).toBe('click');
  expect(cue(card, removed)).toBe('look');
  expect(cue(removed, removed)).toBeNull();
  expect(cue(removed, { ...card, badge: removed.badge })).toBeNull();
  expect(cue(removed, nothing)).toBe('look');
  expect(cue(searching, choose)).toBe('look');
  expect(cue(tap, { ...tap, refused: refused.refused })).toBe('look');
});

test('at the bench: a reader that goes away calls for the eye, once', () => {
  const bench = (reader: 'ready' | 'no-reader') =>
    viewOf({ ...scenes.bench, screen: benchScreens.tap, health: { reader } });
  expect(cueOf(bench('ready'), bench('no-reader'))).toBe('look');
  expect(cueOf(bench('no-reader'), bench('no-reader'))).toBeNull();
  expect(cueOf(bench('no-reader'), bench('ready'))).toBeNull();
});

test('at the look-up: a click for what is found, two notes for what is saved, one for what needs an eye', () => {
  const lookup = (screen: LookupScreen) => viewOf({ ...scenes.lookup, screen });
  const cue = (before: LookupScreen, after: LookupScreen) => cueOf(lookup(before), lookup(after));
  const { ask, searching, list, active, unknown, tap, tapOther, saving, savedWaiting, savedSent } =
    lookupScreens;
  expect(cueOf(viewOf(scenes['account-office']), lookup(ask))).toBeNull();
  expect(cue(ask, searching)).toBeNull();
  expect(cue(searching, active)).toBe('click');
  expect(cue(searching, list)).toBe('click');
  expect(cue(searching, unknown)).toBe('look');
  expect(cue(searching, lookupScreens.askProblem)).toBe('look');
  expect(cue(tap, tapOther)).toBe('look');
  expect(cue(tapOther, tapOther)).toBeNull();
  expect(cue(tap, active)).toBeNull();
  expect(cue(saving, savedWaiting)).toBe('done');
  expect(cue(savedWaiting, savedSent)).toBeNull();
  expect(cue(ask, lookupScreens.askRefused)).toBe('look');
});
