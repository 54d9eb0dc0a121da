import '../gallery/jsdom.ts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Act } from '../../shared/contract/station.ts';
import type { Values } from '../../shared/quality/check.ts';
import type { FaceAnalysis } from '../face/analysis.ts';
import { renderScene } from '../gallery/render-scene.tsx';
import { scenes } from '../gallery/scenes.ts';
import { analysisWith } from './testing/looks.ts';

afterEach(cleanup);
const analysisOf = (values: Values = {}, faces = 1): FaceAnalysis & { closed: number } => ({
  state: Promise.resolve('on'),
  closed: 0,
  analyse: async () => analysisWith(values, faces),
  reset: () => undefined,
  close() {
    this.closed += 1;
  },
});
const brought = scenes['photo-refused'];
const withoutPicture = {
  ...brought,
  screen: { ...brought.screen, source: { ...brought.screen.source, picture: null } },
} as typeof brought;
const submitted = (acts: readonly Act[]) => acts.filter((one) => one.act === 'submit-photo');
const press = async (name: string | RegExp): Promise<void> => {
  const button = await screen.findByRole('button', { name });
  act(() => button.click());
};

test('a photo that nothing refuses is framed, and goes with what was measured on it', async () => {
  const { station } = renderScene(brought, { analysis: analysisOf({ Sharpness: 55 }) });
  await screen.findByText('Cadrez votre photo');
  await press('Mettre à jour');
  await waitFor(() => expect(submitted(station.acts)).toHaveLength(1));
  expect(submitted(station.acts)[0]).toMatchObject({
    from: { source: 'upload' },
    measured: { analysis: 'on', tries: 1, anyway: false, values: { Sharpness: 55 } },
  });
});

test('a nervous double tap keeps the photo once, and is told of no fault', async () => {
  const { station } = renderScene(brought, { analysis: analysisOf() });
  const button = await screen.findByRole('button', { name: 'Mettre à jour' });
  act(() => {
    button.click();
    button.click();
  });
  await waitFor(() => expect(submitted(station.acts)).toHaveLength(1));
  await press('Retour à mon compte');
  await waitFor(() => expect(station.acts.at(-1)).toEqual({ act: 'back' }));
  expect(submitted(station.acts)).toHaveLength(1);
});

test('a photo is framed by keys, and comes back to the automatic crop', async () => {
  const { station } = renderScene(brought, { analysis: analysisOf() });
  const frame = await screen.findByRole('application');
  for (const key of ['+', 'ArrowLeft', '.', '.', ']', '-']) fireEvent.keyDown(frame, { key });
  await press('Mettre à jour');
  await press('Recadrer automatiquement');
  await press('Mettre à jour');
  await waitFor(() => expect(submitted(station.acts)).toHaveLength(2));
  const [byHand, byItself] = submitted(station.acts).map((one) => ('crop' in one ? one.crop : null));
  expect(byHand?.turn).toBeCloseTo(1.5, 9);
  expect(byHand?.left).toBeGreaterThan(byItself?.left ?? 1);
  expect(byItself?.turn).toBeUndefined();
});

test('a refused photo is shown with its reasons; after three of them it can be kept anyway, and a person will look at it', async () => {
  const { station } = renderScene(brought, { analysis: analysisOf({ SingleFacePresent: -1 }, 0) });
  for (const time of [1, 2, 3]) {
    await screen.findByText('Aucun visage n’est trouvé.');
    expect(screen.queryByRole('button', { name: 'Garder quand même' }) === null, `try ${time}`).toBe(
      time < 3,
    );
    if (time === 3) break;
    await press('Choisir une autre photo');
    expect(station.acts.at(-1)).toEqual({ act: 'drop-picture' });
    act(() => station.switchTo(withoutPicture));
    await waitFor(() => expect(screen.queryByText('Aucun visage n’est trouvé.')).toBeNull());
    act(() => station.switchTo(brought));
  }
  expect(screen.getByText(/le service des badges la regardera/)).toBeDefined();
  await press('Garder quand même');
  await press('Mettre à jour');
  await waitFor(() => expect(submitted(station.acts)).toHaveLength(1));
  expect(submitted(station.acts)[0]).toMatchObject({
    measured: { anyway: true, tries: 3, values: { SingleFacePresent: -1 } },
  });
});

test('without any analysis a photo is taken as ever, the screen says so calmly, and so does what is sent', async () => {
  const { station } = renderScene(scenes.photo);
  expect(await screen.findByText(/Sans contrôle automatique/)).toBeDefined();
  act(() => station.switchTo(brought));
  await press('Mettre à jour');
  await waitFor(() => expect(submitted(station.acts)).toHaveLength(1));
  expect(submitted(station.acts)[0]).toMatchObject({ measured: { analysis: 'off', values: {} } });
});

test('« Télécharger une photo » is one touch away', async () => {
  const { station } = renderScene(scenes.photo);
  await press('Télécharger une photo');
  await waitFor(() => expect(station.acts).toContainEqual({ act: 'photo-source', from: 'choose' }));
});

test('the analysis is opened when the visit begins, kept from screen to screen, and closed with the visit', async () => {
  const analysis = analysisOf();
  const { station } = renderScene(scenes['account-fresh'], { analysis });
  await screen.findByRole('heading', { level: 1 });
  act(() => station.switchTo(scenes.photo));
  await screen.findByText('Votre photo');
  act(() => station.switchTo(scenes['account-fresh']));
  await screen.findByText(/Bonjour/);
  expect(analysis.closed).toBe(0);
  act(() => station.switchTo(scenes.welcome));
  await waitFor(() => expect(analysis.closed).toBe(1));
});

test('without a camera only the notice asks for something, and a photo can still be brought', async () => {
  renderScene(scenes.photo, { analysis: analysisOf() });
  expect((await screen.findByRole('alert')).textContent).toContain('Téléchargez une photo');
  const stage = document.querySelector<HTMLElement>('.stage');
  expect(stage?.dataset['trouble']).toBe('true');
  expect([...document.querySelectorAll('.live-chips li')].map((one) => one.textContent)).toEqual([
    'Distance',
    'Lumière',
    'Pose',
  ]);
  expect(screen.getByRole('button', { name: 'Télécharger une photo' })).toBeDefined();
});
