import '../gallery/jsdom.ts';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { badgeId } from '../gallery/accounts.ts';
import { renderScene } from '../gallery/render-scene.tsx';
import { scenes } from '../gallery/scenes.ts';

afterEach(cleanup);

test('whoever cannot hold confirms in two touches, after a motive', async () => {
  const { station } = renderScene(scenes.oppose);
  act(
    (await screen.findByRole('button', { name: 'Confirmer en deux touches' })).click.bind(
      screen.getByRole('button', { name: 'Confirmer en deux touches' }),
    ),
  );
  act(() => screen.getByRole('button', { name: 'Oui, bloquer ce badge' }).click());
  expect(screen.getByText('Choisissez d’abord un motif.')).toBeDefined();
  act(() => screen.getByRole('radio', { name: /Volé/ }).click());
  expect(screen.getByText(/Seul le service des badges peut revenir en arrière/)).toBeDefined();
  act(() => screen.getByRole('button', { name: 'Oui, bloquer ce badge' }).click());
  await waitFor(() =>
    expect(station.acts).toContainEqual({ act: 'oppose', badge: badgeId, motive: 'stolen' }),
  );
});

test('a touch on the hold button, without holding, opposes nothing', async () => {
  const { station } = renderScene(scenes.oppose);
  act(
    (await screen.findByRole('radio', { name: /Perdu/ })).click.bind(
      screen.getByRole('radio', { name: /Perdu/ }),
    ),
  );
  act(() => screen.getByRole('button', { name: 'Maintenez pour bloquer' }).click());
  act(() => screen.getByRole('button', { name: 'Annuler' }).click());
  await waitFor(() => expect(station.acts).toContainEqual({ act: 'back' }));
  expect(station.acts.some((one) => one.act === 'oppose')).toBe(false);
});
