import '../gallery/jsdom.ts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { lookupScreens } from '../gallery/lookup.ts';
import { button, click, press, shown, strike } from './testing/shown.ts';

afterEach(cleanup);

describe('the question', () => {
  const field = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Nom, prénom ou numéro' });

  test('has the focus in its one field, and Enter searches for what was typed', async () => {
    const { acts } = await shown(lookupScreens.ask);
    expect(document.activeElement).toBe(field());
    fireEvent.change(field(), { target: { value: ' dupo je ' } });
    await press('Enter');
    await waitFor(() => expect(acts()).toEqual([{ act: 'lookup-search', text: 'dupo je' }]));
  });

  test.each(['https://esc.gg/0198a5f0-0000-7000-8000-000000000401', '0198a5f0-0000-7000-8000-000000000401'])(
    'takes %s for a code',
    async (code) => {
      const { acts } = await shown(lookupScreens.ask);
      fireEvent.change(field(), { target: { value: code } });
      click(button('Chercher'));
      await waitFor(() => expect(acts()).toEqual([{ act: 'scan', code }]));
    },
  );

  test('says that one letter is too little, and asks the station nothing', async () => {
    const { acts } = await shown(lookupScreens.ask);
    fireEvent.change(field(), { target: { value: 'd' } });
    click(button('Chercher'));
    expect(screen.getByText('Tapez au moins deux lettres ou chiffres.')).toBeDefined();
    expect(acts()).toEqual([]);
  });

  test('Escape goes back to the account', async () => {
    const { acts } = await shown(lookupScreens.ask);
    await press('Escape');
    await waitFor(() => expect(acts()).toEqual([{ act: 'back' }]));
  });

  test.each(['ask', 'list', 'stolen'] as const)(
    '%s: the account is top left, as on the bench, and not among the acts',
    async (name) => {
      const { acts } = await shown(lookupScreens[name]);
      const back = button('Mon compte');
      expect(screen.getByRole('main').querySelector('button')).toBe(back);
      click(back);
      await waitFor(() => expect(acts()).toEqual([{ act: 'back' }]));
    },
  );

  test('the account cannot be gone to while an act is being saved', async () => {
    await shown(lookupScreens.saving);
    expect((button('Mon compte') as HTMLButtonElement).disabled).toBe(true);
  });

  test('an act that was not taken is said with the name, and can be put away', async () => {
    const { acts } = await shown(lookupScreens.askRefused);
    expect(screen.getByText('La levée pour Jean Dupont n’a pas été prise en compte.')).toBeDefined();
    expect(screen.getByText(/^Et 1 autre/)).toBeDefined();
    click(button(/Fermer/));
    await waitFor(() => expect(acts()).toEqual([{ act: 'dismiss-notice' }]));
  });
});

describe('the list', () => {
  test('is walked with the arrows and opened with Enter', async () => {
    strike('Enter'); // the search was made by a key
    const { acts } = await shown(lookupScreens.list);
    const options = screen.getAllByRole('option');
    expect(options).toHaveLength(6);
    await waitFor(() => expect(document.activeElement).toBe(options[0]));
    await press('ArrowDown');
    await waitFor(() => expect(document.activeElement).toBe(options[1]));
    act(() => void fireEvent.keyDown(options[1] as Element, { key: 'Enter' }));
    act(() => void fireEvent.keyUp(options[1] as Element, { key: 'Enter' }));
    await waitFor(() =>
      expect(acts()).toEqual([{ act: 'lookup-open', badge: lookupScreens.list.found[1]?.badge }]),
    );
  });

  test('says name, number, state and motive of each, and that there are more', async () => {
    await shown(lookupScreens.list);
    expect(screen.getAllByRole('option')[2]?.textContent).toBe(
      'Éva Dupont-JeanNuméro étudiant 22104562En opposition (perdu)',
    );
    expect(screen.getByText('Il y en a d’autres. Précisez la recherche.')).toBeDefined();
  });
});

describe('the sheet', () => {
  test('says whose, how, since when, the chip in all its forms, and who did what, where and why', async () => {
    await shown(lookupScreens.stolen);
    const text = document.querySelector('.page')?.textContent.replaceAll('\u00a0', ' ') ?? '';
    for (const part of [
      'Jean Dupont',
      'Numéro étudiant 22104567',
      'En opposition (volé)',
      'Depuis le 14 novembre 2026',
      'Remis le 3 septembre 2026',
      'UID04A1B2C3D4E580',
      'Inversé80E5D4C3B2A104',
      'Décimal1303689068602752',
      'Mis en opposition (volé)',
      'Par Claire Martin, service des badges · Service des badges',
      'Déclaré par téléphone.',
      'Par le titulaire · Borne du hall Simone-Veil',
      'Par Amina Diallo, gestionnaire',
    ])
      expect(text).toContain(part);
    expect(await screen.findByAltText('Photo de Jean Dupont')).toBeDefined();
  });

  test('another badge of the person is opened', async () => {
    const { acts } = await shown(lookupScreens.stolen);
    click(button(/Ouvrir la fiche du badge\u00a0: Demandé/));
    const badge = lookupScreens.stolen.sheet?.others[0]?.badge;
    await waitFor(() => expect(acts()).toEqual([{ act: 'lookup-open', badge }]));
  });

  test('draws only the acts that the station offers', async () => {
    await shown(lookupScreens.stolen);
    expect(button(/Lever l’opposition/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Mettre en opposition|Activer|remis/ })).toBeNull();
    cleanup();
    await shown(lookupScreens.requested);
    expect(screen.getByText('Rien à faire sur ce badge.')).toBeDefined();
  });

  test('once something was done it says how far it has gone', async () => {
    await shown(lookupScreens.savedStored);
    expect(screen.getByText('Remise enregistrée')).toBeDefined();
    expect(screen.getByText('Enregistré ici, sera transmis dès que possible')).toBeDefined();
    cleanup();
    await shown(lookupScreens.savedSent);
    expect(screen.getByText('Badge activé')).toBeDefined();
    expect(screen.getByText('Transmis')).toBeDefined();
  });
});

describe('a badge that is waited for', () => {
  test('is named, the wrong one is told, and Escape gives up', async () => {
    const { acts } = await shown(lookupScreens.tapOther);
    expect(
      screen.getByRole('heading', { name: 'Posez le badge de Jean Dupont sur le lecteur' }),
    ).toBeDefined();
    expect(screen.getByText('Ce n’est pas le bon badge.')).toBeDefined();
    await press('Escape');
    await waitFor(() => expect(acts()).toEqual([{ act: 'lookup-cancel' }]));
  });
});
