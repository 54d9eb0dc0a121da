import '../gallery/jsdom.ts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Act, Screen } from '../../shared/contract/station.ts';
import { moderating, moderationScreens } from '../gallery/moderation.ts';
import { renderScene } from '../gallery/render-scene.tsx';
import { paceOf } from './pace.ts';
import { leastLook } from './use-decision.ts';
import { elide } from '../words/typography.ts';

type Moderation = Extract<Screen, { name: 'moderation' }>;
const first = moderationScreens.sure;
const photo = first.current.photo;

let now = 1_000;
beforeEach(() => {
  now = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The screen with its picture on it since long enough, unless said otherwise. */
async function shown(of: Moderation = first, looked = leastLook) {
  const drawn = renderScene({ screen: of, account: moderating });
  const acts = (): Act[] => drawn.station.acts.filter(({ act: name }) => name !== 'touch');
  const name = `${of.current?.person.firstName ?? ''} ${of.current?.person.lastName ?? ''}`;
  const picture = await screen.findByAltText(elide(`Photo de ${name}`, [name])); // the first one waits for the code
  fireEvent.load(picture);
  now += looked;
  return { ...drawn, acts, picture };
}
const press = (key: string, more: object = {}): void => {
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }));
};
const settle = (): Promise<void> => act(async () => new Promise((resolve) => setTimeout(resolve, 20)));

describe('keys', () => {
  test.each([
    ['a', { act: 'decide-photo', photo, decision: { state: 'accepted' } }],
    ['A', { act: 'decide-photo', photo, decision: { state: 'accepted' } }],
    ['Enter', { act: 'decide-photo', photo, decision: { state: 'accepted' } }],
    ['s', { act: 'skip-photo', photo }],
    ['ArrowRight', { act: 'skip-photo', photo }],
    ['z', { act: 'undecide-photo', photo: first.undo.photo }],
    ['Backspace', { act: 'undecide-photo', photo: first.undo.photo }],
    ['f', { act: 'only-photos', class: 'sure' }],
  ])('%s', async (key, sent) => {
    const { acts } = await shown();
    press(key);
    await waitFor(() => expect(acts()).toEqual([sent]));
  });

  test('Ctrl+Z takes back, Ctrl+A and Alt+A do nothing', async () => {
    const { acts } = await shown();
    press('a', { ctrlKey: true });
    press('a', { altKey: true });
    press('z', { ctrlKey: true });
    await waitFor(() => expect(acts()).toEqual([{ act: 'undecide-photo', photo: first.undo.photo }]));
  });

  test('R, a digit, Enter: rejected for that reason', async () => {
    const { acts } = await shown();
    press('r');
    expect(await screen.findByText(/Pourquoi refuser/)).toBe(document.activeElement);
    press('2');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'La photo est floue.' }).checked).toBe(true);
    press('Enter');
    const decision = { state: 'rejected', reason: 'blurred', message: null };
    await waitFor(() => expect(acts()).toEqual([{ act: 'decide-photo', photo, decision }]));
    expect(screen.queryByText(/Pourquoi refuser/)).toBeNull();
  });

  test('without a reason Enter rejects nothing, and accepts nothing; Escape closes', async () => {
    const { acts } = await shown();
    press('r');
    press('Enter');
    press('a');
    press('Escape');
    await settle();
    expect(acts()).toEqual([]);
    expect(screen.queryByText(/Pourquoi refuser/)).toBeNull();
    expect(document.activeElement?.className).toContain('content');
  });

  test('a message: letters and digits go into it, Enter sends it with the reason', async () => {
    const { acts } = await shown();
    press('r');
    press('7');
    press('m');
    const field = screen.getByRole('textbox', { name: 'Message, facultatif' });
    expect(document.activeElement).toBe(field);
    for (const key of ['a', 's', '1', 'z', 'f', 'Backspace']) press(key);
    expect(acts()).toEqual([]);
    fireEvent.change(field, { target: { value: ' Ôtez vos lunettes, merci. ' } });
    press('Enter');
    const decision = { state: 'rejected', reason: 'other', message: 'Ôtez vos lunettes, merci.' };
    await waitFor(() => expect(acts()).toEqual([{ act: 'decide-photo', photo, decision }]));
  });
});

describe('nothing by accident', () => {
  test('a key that is held down decides once', async () => {
    const { acts } = await shown();
    press('a');
    for (let count = 0; count < 20; count += 1) press('a', { repeat: true });
    await settle();
    expect(acts()).toHaveLength(1);
  });

  test('two keys in the same moment decide once', async () => {
    const { acts } = await shown();
    press('a');
    press('Enter');
    press('s');
    await settle();
    expect(acts()).toHaveLength(1);
  });

  test('a photo that was on screen for less than 150 ms is not decided', async () => {
    const { acts } = await shown(first, leastLook - 1);
    press('a');
    await settle();
    expect(acts()).toEqual([]);
    now += 1;
    press('a');
    await waitFor(() => expect(acts()).toHaveLength(1));
  });

  test('a photo whose picture has not come is not decided, and can be passed', async () => {
    const drawn = renderScene({ screen: first, account: moderating });
    await screen.findByAltText('Photo d’Amélie Nguyen');
    now += 10_000;
    press('a');
    press('s');
    await waitFor(() =>
      expect(drawn.station.acts.filter(({ act: name }) => name !== 'touch')).toEqual([
        { act: 'skip-photo', photo },
      ]),
    );
  });

  test('a rejection that was begun goes with its photo: Enter then rejects nobody else', async () => {
    const { acts, station } = await shown();
    press('r');
    press('2');
    act(() => station.show({ screen: { ...first, current: { ...first.current, photo: first.undo.photo } } }));
    await waitFor(() => expect(screen.queryByText(/Pourquoi refuser/)).toBeNull());
    press('Enter');
    await settle();
    expect(acts()).toEqual([]);
  });

  test('Enter on a button presses that button, and accepts nothing', async () => {
    const { acts } = await shown();
    act(() => screen.getByRole('button', { name: /^Mon compte/ }).focus());
    press('Enter');
    act(() => void fireEvent.keyUp(document.activeElement!, { key: 'Enter' }));
    await settle();
    expect(acts()).toEqual([{ act: 'back' }]);
  });

  test('while the idle dialog asks, no key decides', async () => {
    const { acts, station } = await shown();
    act(() => station.show({ idle: true }));
    await screen.findByRole('alertdialog');
    press('a');
    press('s');
    await settle();
    expect(acts()).toEqual([]);
  });

  test('while the station is away, no key decides', async () => {
    const { acts, cut } = await shown();
    act(() => cut());
    press('a');
    await settle();
    expect(acts()).toEqual([]);
  });
});

describe('what is said', () => {
  test('measures that failed come first, in words, with value and limit', async () => {
    await shown(moderationScreens.poor);
    const said = screen.getAllByRole('listitem').map((one) => one.textContent);
    const at = said.findIndex((text) => text?.includes('Tête tournée'));
    expect(said.slice(at, at + 4).map((text) => text?.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
      'refusé : Tête tournée sur le côté18°, au plus 6°',
      'refusé : Photo floue2,1, au moins 2,6',
      'à regarder : Visage trop petit14 %, au moins 18 %',
      'à regarder : Visage trop sombre0,052, au moins 0,06',
    ]);
    expect(screen.getByText('Gardée quand même, 4 essais')).toBeDefined();
  });

  test('the photo before, or that there is none', async () => {
    await shown();
    expect(await screen.findByAltText('Photo précédente')).toBeDefined();
    cleanup();
    await shown(moderationScreens.phone);
    expect(screen.getByText('Pas de photo précédente')).toBeDefined();
    expect(screen.getByText('Aucun contrôle n’accompagne cette photo.')).toBeDefined();
    expect(screen.getByText(/Vos décisions partiront plus tard/)).toBeDefined();
  });

  test('a decision that central did not take is said with the name, and can be put away', async () => {
    const { acts } = await shown(moderationScreens.refused);
    expect(screen.getByRole('alert').textContent).toContain('Jean Dupont');
    act(() => screen.getByRole('button', { name: 'Fermer ce message' }).click());
    await waitFor(() => expect(acts()).toEqual([{ act: 'dismiss-notice' }]));
  });

  test('the order of the focus is the order of the work', async () => {
    await shown();
    const order = [...document.querySelectorAll('.moderation button')].map((one) => one.textContent);
    expect(order).toEqual([
      'Mon compte',
      ...['Toutes42', 'Sûres31', 'À regarder8', 'Mauvaises3'],
      ...['AccepterA', 'RefuserR', 'PasserS', 'AnnulerZ'],
    ]);
    expect(document.activeElement?.className).toContain('content');
  });

  test('the keys are said in a list, and drawn on the buttons', async () => {
    await shown();
    const list = screen.getByRole('list', { name: 'Touches' });
    expect([...list.children].map((one) => one.textContent)).toEqual([
      'AEntréeAccepter',
      'RRefuser',
      'S→Passer',
      'Z⌫Annuler',
      'Fautre sorte',
    ]);
    expect(screen.getByRole('button', { name: 'Accepter' }).querySelector('kbd')?.textContent).toBe('A');
  });
});

test('on the account of a moderator: how many wait, and the way to them', async () => {
  const work = { waiting: { sure: 31, unsure: 8, poor: 0 }, refused: 1 };
  const { station } = renderScene({
    screen: { name: 'account', tab: 'personal' },
    account: moderating,
    work,
  });
  expect(await screen.findByText('39 photos attendent')).toBeDefined();
  expect(screen.getByText('1 décision n’a pas été prise en compte.')).toBeDefined();
  expect(screen.queryByText('Mauvaise')).toBeNull();
  act(() => screen.getByRole('button', { name: 'Valider les photos' }).click());
  await waitFor(() => expect(station.acts).toContainEqual({ act: 'open-moderation' }));
});

test('the pace is of the last decisions, and is not said before three', () => {
  expect(paceOf([0, 1_000])).toBeNull();
  expect(paceOf([0, 1_000, 2_000])).toBe(60);
  expect(paceOf([5, 5, 5])).toBeNull();
});
