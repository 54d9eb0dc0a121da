import '../gallery/jsdom.ts';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderScene } from '../gallery/render-scene.tsx';
import { scenes } from '../gallery/scenes.ts';

afterEach(cleanup);
const cards = async () => {
  await waitFor(() => expect(document.querySelectorAll('.purpose .button.link')).toHaveLength(3));
  return [...document.querySelectorAll<HTMLElement>('.purpose')];
};
const press = (card: HTMLElement, name: string): void => within(card).getByRole('radio', { name }).click();
const go = (): void => screen.getByRole('button', { name: /Continuer|Continue/ }).click();
const decided = (acts: readonly { act: string }[]) => acts.filter((one) => one.act === 'decide-image-rights');

test('nothing is chosen beforehand, even when a decision is in force', async () => {
  renderScene(scenes['rights-change']);
  await cards();
  expect(
    screen.getAllByRole<HTMLInputElement>('radio').filter((one) => one.closest('.purpose') && one.checked),
  ).toEqual([]);
  expect(screen.getAllByText('Aujourd’hui : accepté')).toHaveLength(2);
});

test('pressed too early, « Continuer » says how many answers are missing and sends nothing', async () => {
  const { station } = renderScene(scenes['rights-choose']);
  const [directory] = await cards();
  act(() => press(directory as HTMLElement, 'Je refuse'));
  act(go);
  expect(await screen.findByText('Il reste 2 réponses à donner.')).toBeDefined();
  expect(decided(station.acts)).toEqual([]);
});

test('three answers go together, each with the text that was on the screen when it was given', async () => {
  const { station } = renderScene(scenes['rights-choose']);
  const [directory, teaching] = await cards();
  act(() => press(directory as HTMLElement, 'J’accepte'));
  act(() => press(teaching as HTMLElement, 'Je refuse'));
  act(() => station.show({}, { language: 'en' }));
  await screen.findByText('Who may use your photo?');
  const [, , communication] = await cards();
  act(() => press(communication as HTMLElement, 'I refuse'));
  act(go);
  await waitFor(() => expect(decided(station.acts)).toHaveLength(1));
  const text = (language: 'fr' | 'en') => ({
    id: 'image-rights',
    version: '2026-09',
    language,
    sha256: (language === 'fr' ? 'c' : 'd').repeat(64),
  });
  expect(decided(station.acts)[0]).toEqual({
    act: 'decide-image-rights',
    decisions: [
      { purpose: 'directory', decision: 'accepted', text: text('fr') },
      { purpose: 'teaching', decision: 'refused', text: text('fr') },
      { purpose: 'communication', decision: 'refused', text: text('en') },
    ],
  });
});

test('an answer can be changed until it is sent', async () => {
  const { station } = renderScene(scenes['rights-choose']);
  for (const card of await cards()) act(() => press(card, 'J’accepte'));
  const [directory] = await cards();
  act(() => press(directory as HTMLElement, 'Je refuse'));
  act(go);
  await waitFor(() => expect(decided(station.acts)).toHaveLength(1));
  expect(decided(station.acts)[0]).toMatchObject({
    decisions: [{ decision: 'refused' }, { decision: 'accepted' }, {}],
  });
});

test('the full text is one touch away', async () => {
  renderScene(scenes['rights-choose']);
  await cards();
  act(() => screen.getAllByRole('button', { name: /^Lire le texte complet/ })[0]?.click());
  expect(await screen.findByText('Whole text.')).toBeDefined();
});
