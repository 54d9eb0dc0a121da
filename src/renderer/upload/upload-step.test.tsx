import '../gallery/jsdom.ts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderScene } from '../gallery/render-scene.tsx';
import { scenes, type SceneName } from '../gallery/scenes.ts';
import { silentVoice } from '../voice/voice.ts';

afterEach(cleanup);

/** Draws a scene and waits for its title. */
async function draw(name: SceneName, title: string) {
  const drawn = renderScene(scenes[name]);
  await screen.findByRole('heading', { level: 1, name: title });
  return {
    ...drawn,
    acts: () => drawn.station.acts.filter(({ act }) => act !== 'camera' && act !== 'touch'),
  };
}
const touch = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));

test('the chooser asks for one of two, and the camera is one touch away', async () => {
  const { acts } = await draw('upload-choose', 'Télécharger une photo');
  touch(/Mon téléphone/);
  touch(/Clé USB/);
  touch('Revenir à la caméra');
  await waitFor(() =>
    expect(acts()).toEqual([
      { act: 'photo-source', from: 'phone' },
      { act: 'photo-source', from: 'usb' },
      { act: 'photo-source', from: 'camera' },
    ]),
  );
});

test('a folder opens, a picture is picked, and up leads up', async () => {
  const { acts } = await draw('upload-stick-listing', 'Touchez votre photo');
  touch('Dossier DCIM');
  fireEvent.click(screen.getAllByRole('button', { name: 'Photo portrait.png' })[0]!);
  await waitFor(() => expect(acts().map(({ act }) => act)).toEqual(['stick-open', 'stick-pick']));
  expect(screen.queryByRole('button', { name: 'Dossier précédent' })).toBeNull();
  cleanup();
  const inside = await draw('upload-stick-inside', 'Touchez votre photo');
  expect(screen.getByLabelText('Dossier ouvert').textContent).toBe('Clé USBDCIM100CANON');
  touch('Dossier précédent');
  await waitFor(() => expect(inside.acts()).toEqual([{ act: 'stick-up' }]));
});

test('what is wrong with a picture is said over the pictures, which stay', async () => {
  await draw('upload-stick-inside', 'Touchez votre photo');
  expect(screen.getByRole('alert').textContent).toContain('HEIC');
  expect(screen.getAllByRole('button', { name: /^Photo / })).toHaveLength(5);
});

test('the QR code is there while a phone is waited for, and for nobody after', async () => {
  await draw('upload-phone-waiting', 'Visez ce QR code');
  expect(screen.getByRole('img', { name: 'QR code à lire avec votre téléphone' })).toBeTruthy();
  expect(screen.getByText(/^Encore 4:[0-5]\d$/)).toBeTruthy();
  cleanup();
  await draw('upload-phone-opened', 'Votre téléphone est connecté');
  expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull();
});

test('a code that is over says why, and another one is the main action', async () => {
  const { acts } = await draw('upload-phone-ended', 'Ce QR code n’est plus valable');
  expect(screen.getByText('Le temps pour envoyer la photo est écoulé.')).toBeTruthy();
  touch('Nouveau QR code');
  touch('Un autre moyen');
  await waitFor(() =>
    expect(acts()).toEqual([{ act: 'phone-again' }, { act: 'photo-source', from: 'choose' }]),
  );
});

test('while a photo is looked at, nothing else is asked', async () => {
  await draw('upload-taking', 'Un instant');
  expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull();
});

test('the voice says what is wrong and what to do, and before that how to scan', async () => {
  const said: string[] = [];
  const voice = { ...silentVoice, has: () => true, say: (text: string) => void said.push(text) };
  const { station } = renderScene(scenes['upload-phone-waiting'], { voice, look: { voice: true } });
  await waitFor(() => expect(said.at(-1)).toMatch(/^Visez ce QR code\. Ouvrez l’appareil photo/));
  act(() => station.switchTo(scenes['upload-stick-gone']));
  await waitFor(() =>
    expect(said.at(-1)).toBe('La clé USB n’est plus là. Rebranchez-la, ou utilisez votre téléphone.'),
  );
  act(() => station.switchTo(scenes['upload-phone-ended']));
  await waitFor(() => expect(said.at(-1)).toMatch(/Affichez un nouveau QR code\.$/));
});
