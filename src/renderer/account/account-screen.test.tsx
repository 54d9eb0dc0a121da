import '../gallery/jsdom.ts';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { accounts, badgeId } from '../gallery/accounts.ts';
import { renderScene } from '../gallery/render-scene.tsx';
import { scenes, type Scene, type SceneName } from '../gallery/scenes.ts';
import { sortBadges } from './badge-tab.tsx';

afterEach(cleanup);

describe('the next useful step is the main action', () => {
  const cases: [SceneName, string, object][] = [
    ['account-fresh', 'Prendre ma photo', { act: 'start-photo' }],
    ['account-rejected', 'Reprendre ma photo', { act: 'start-photo' }],
    ['account-long', 'Choisir mes droits', { act: 'start-image-rights' }],
    ['account-badge-encoded', 'Activer mon badge', { act: 'start-activation', badge: badgeId }],
    ['account-badge-opposed', 'Demander mon badge', { act: 'start-badge-request' }],
  ];
  test.each(cases)('%s: %s', async (name, label, sent) => {
    const { station } = renderScene(scenes[name]);
    const button = await screen.findByRole('button', { name: label });
    act(() => button.click());
    await waitFor(() => expect(station.acts).toContainEqual(sent));
  });

  test('when all is done, it is to leave', async () => {
    const { station } = renderScene(scenes['account-badge-active']);
    expect(await screen.findByText('Tout est en ordre.')).toBeDefined();
    act(() => document.querySelector<HTMLElement>('.button.main')?.click());
    await waitFor(() => expect(station.acts).toContainEqual({ act: 'leave' }));
  });
});

describe('what a neighbour may read', () => {
  test('outside of the personal tab: a first name and an initial, no number, no e-mail', async () => {
    renderScene(scenes['account-badge-active']);
    await screen.findByText('Bonjour Jean D.');
    for (const secret of ['Dupont', '22104567', 'jedupont', '04A1B2C3D4E580'])
      expect(document.body.textContent).not.toContain(secret);
  });

  test('on the personal tab e-mails are masked until touched, and masked again when touched again', async () => {
    renderScene(scenes['account-fresh']);
    const find = async (word: string) =>
      (await screen.findAllByRole('button', { name: new RegExp(`^${word}`) }))[0] as HTMLElement;
    expect(await screen.findByText('je•••t@etu.univ-exemple.fr')).toBeDefined();
    const show = await find('Afficher');
    act(() => show.click());
    expect(await screen.findByText('jean.dupont@etu.univ-exemple.fr')).toBeDefined();
    const hide = await find('Masquer');
    act(() => hide.click());
    expect(await screen.findByText('je•••t@etu.univ-exemple.fr')).toBeDefined();
  });
});

describe('the badge tab', () => {
  test.each([
    ['account-badge-encoded', /Activer/],
    ['account-badge-opposed', /Demande/],
    ['account-badge-lost', /Demande/],
  ] as const)('%s: what the main action does is not offered a second time', async (name, action) => {
    renderScene(scenes[name]);
    expect(await screen.findAllByRole('button', { name: action })).toHaveLength(1);
  });

  test('says why there is no request yet', async () => {
    renderScene(scenes['account-badge-none']);
    expect(await screen.findByText(/Prenez d’abord votre photo/)).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Demande de badge' }).disabled).toBe(true);
  });

  test('a request shows its life, with the present step', async () => {
    renderScene(scenes['account-badge-waiting']);
    expect((await screen.findByText(/^Demandé/)).closest('li')?.getAttribute('aria-current')).toBe('step');
  });

  test('a badge that was lost and found is put on the reader; another one is the card office’s', async () => {
    const { station } = renderScene(scenes['account-badge-lost']);
    const found = await screen.findByRole('button', { name: 'J’ai retrouvé mon badge' });
    act(() => found.click());
    await waitFor(() => expect(station.acts).toContainEqual({ act: 'start-reinstatement', badge: badgeId }));
    cleanup();
    renderScene(scenes['account-badge-opposed']);
    expect(await screen.findByText('Seul le service des badges peut le débloquer.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'J’ai retrouvé mon badge' })).toBeNull();
  });

  test('a former badge is not offered back beside one that works', async () => {
    renderScene(scenes['account-badge-active']);
    await screen.findByText('Anciens badges');
    expect(screen.queryByRole('button', { name: 'J’ai retrouvé mon badge' })).toBeNull();
  });

  test('the badge that works, or is about to, comes before former ones', () => {
    const [active, opposed] = accounts.active.badges;
    expect(
      sortBadges([opposed, active].filter((badge) => badge !== undefined)).map((badge) => badge.state),
    ).toEqual(['active', 'opposed']);
  });
});

test('a moderator’s reason is said in words', async () => {
  const scene: Scene = scenes['account-rejected'];
  renderScene(scene);
  expect(await screen.findByText(/Le fond n’est pas assez uni/)).toBeDefined();
});

test('and so is the office’s own message, on every tab, before the photo is taken again', async () => {
  const { rejected: account } = accounts;
  const photo = account.photo === null ? null : { ...account.photo, message: 'Retirez la casquette.' };
  renderScene({ screen: { name: 'account', tab: 'badge' }, account: { ...account, photo } });
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toBe('Le fond n’est pas assez uni.Retirez la casquette.');
  const redo = screen.getByRole('button', { name: 'Reprendre ma photo' });
  expect(notice.compareDocumentPosition(redo)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});
