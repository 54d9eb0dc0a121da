import '../gallery/jsdom.ts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { lookupScreens } from '../gallery/lookup.ts';
import { button, click, press, settle, shown, strike } from './testing/shown.ts';

afterEach(cleanup);

const isConfirming = (): boolean => document.querySelector('#lookup-confirm') !== null;
const badge = lookupScreens.active.sheet?.badge;

describe('an opposition', () => {
  const done = {
    ...{ act: 'office-act', badge, what: 'oppose', motive: 'stolen' },
    note: 'Déclaré au guichet.',
  };

  test('by keys alone: the act, the motive, a sentence, Enter', async () => {
    const { acts } = await shown(lookupScreens.active);
    await press('2', '2', '5', 'Enter');
    await waitFor(() => expect(acts()).toEqual([done]));
  });

  test('by touch, after what stops working was said', async () => {
    const { acts } = await shown(lookupScreens.active);
    click(button(/Mettre en opposition/));
    expect(screen.getByText(/il ne marchera plus pour Jean Dupont/)).toBeDefined();
    click(screen.getByRole('radio', { name: /Volé/ }));
    click(button(/Déclaré au guichet/));
    click(button(/Mettre en opposition/));
    await waitFor(() => expect(acts()).toEqual([done]));
    await waitFor(() => expect(isConfirming()).toBe(false));
  });

  test('without a motive, or without a note, nothing is sent, and what is missing is said', async () => {
    const { acts } = await shown(lookupScreens.active);
    await press('2', 'Enter');
    expect(button('Choisissez un motif.')).toBeDefined();
    await press('1', 'Enter');
    expect(button('Ajoutez une note.')).toBeDefined();
    expect(acts()).toEqual([]);
  });

  test('a note of one’s own: N, the words, Enter; no letter of it is a key', async () => {
    const { acts } = await shown(lookupScreens.active);
    await press('2', '3', 'n');
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
    expect(document.activeElement).toBe(field);
    await press('1', '4', 'n');
    fireEvent.change(field, { target: { value: ' Puce fêlée.\n' } });
    expect(screen.getByText(/^187/)).toBeDefined();
    await press('Enter');
    await waitFor(() => expect(acts()).toEqual([{ ...done, motive: 'faulty', note: 'Puce fêlée.' }]));
  });

  test('Escape gives up, and the sheet is as it was', async () => {
    const { acts } = await shown(lookupScreens.active);
    await press('2', '1', 'Escape');
    expect(isConfirming()).toBe(false);
    expect(acts()).toEqual([]);
  });

  test('that the station refuses stays open', async () => {
    const { station, link, acts } = await shown(lookupScreens.active);
    link.act = async (one) => {
      station.acts.push(one);
      return { ok: false, error: 'visit.act-not-allowed' };
    };
    await press('2', '1', '4', 'Enter');
    await waitFor(() => expect(acts()).toHaveLength(1));
    expect(isConfirming()).toBe(true);
  });
});

describe('never on another badge than the one that was shown', () => {
  test('a new sheet closes the confirmation, and coming back does not open it again', async () => {
    const { station, acts } = await shown(lookupScreens.active);
    await press('2', '1', '4');
    expect(isConfirming()).toBe(true);
    act(() => station.show({ screen: lookupScreens.encoded }));
    await screen.findByText('Encodé, à activer');
    expect(isConfirming()).toBe(false);
    await press('Enter');
    act(() => station.show({ screen: lookupScreens.active }));
    await screen.findByText('Jean', { exact: false, selector: '.holder-name' });
    expect(isConfirming()).toBe(false);
    expect(acts()).toEqual([]);
  });

  test('an act that is no longer offered closes', async () => {
    const { station } = await shown(lookupScreens.active);
    await press('2');
    act(() => station.show({ screen: { ...lookupScreens.active, offers: [] } }));
    await waitFor(() => expect(isConfirming()).toBe(false));
  });

  test('what a scanner types opens nothing and confirms nothing, and is looked up', async () => {
    const { acts } = await shown(lookupScreens.active);
    for (const key of [...'22104567', 'Enter']) strike(key);
    await settle();
    expect(isConfirming()).toBe(false);
    await waitFor(() => expect(acts()).toEqual([{ act: 'scan', code: '22104567' }]));
  });

  test('a scan into an open confirmation chooses no motive and confirms nothing', async () => {
    const { acts } = await shown(lookupScreens.active);
    await press('2', '1', '4');
    for (const key of [...'33104567', 'Enter']) strike(key);
    await settle();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Perdu/ }).checked).toBe(true);
    await waitFor(() => expect(acts()).toEqual([{ act: 'scan', code: '33104567' }]));
  });
});

describe('what cannot be undone is held', () => {
  test('a stroke of Enter leads to the button and destroys nothing; two separate touches do', async () => {
    const { acts } = await shown(lookupScreens.stolen);
    await press('3', '4', 'Enter');
    expect(document.activeElement).toBe(button('Maintenez pour détruire'));
    click(button('Maintenez pour détruire'));
    expect(acts()).toEqual([]);
    click(button('Confirmer en deux touches'));
    click(button('Oui, détruire ce badge'));
    await waitFor(() =>
      expect(acts()).toEqual([
        {
          ...{ act: 'office-act', badge: lookupScreens.stolen.sheet?.badge, what: 'destroy' },
          ...{ motive: null, note: 'Badge rendu et découpé.' },
        },
      ]),
    );
  });

  test('a replacement is held, too, and says what happens to the badge', async () => {
    const { acts } = await shown(lookupScreens.active);
    await press('3', '1', '4');
    expect(
      screen.getByText('Ce badge ne marchera plus. Un nouveau est demandé pour Jean Dupont.'),
    ).toBeDefined();
    const hold = button('Maintenez pour remplacer');
    fireEvent.pointerDown(hold, { button: 0 });
    await waitFor(() => expect(acts()).toHaveLength(1));
    expect(acts()[0]).toMatchObject({ what: 'replace', motive: 'lost' });
  });
});

describe('a badge that was lost', () => {
  test('turns out to be stolen: only what is worse can be chosen, and the words say what it is', async () => {
    const { acts } = await shown(lookupScreens.lost);
    expect(screen.queryByText('Mettre en opposition')).toBeNull();
    click(button(/Changer le motif/));
    expect(document.querySelectorAll('.one-motive')).toHaveLength(2);
    expect(screen.queryByRole('radio', { name: /Perdu/ })).toBeNull();
    expect(screen.getByText(/ne pourra plus lever l’opposition/)).toBeDefined();
    await press('1', '4', 'Enter');
    await waitFor(() => expect(acts()).toMatchObject([{ what: 'oppose', motive: 'stolen' }]));
  });

  test('is replaced: it stays lost, unless something else is said', async () => {
    const { acts } = await shown(lookupScreens.lost);
    click(button(/^Remplacer/));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Perdu/ }).checked).toBe(true);
    expect(screen.getByText(/Ce badge reste bloqué/)).toBeDefined();
    await press('2', '4');
    click(button('Confirmer en deux touches'));
    click(button(/Oui, remplacer/));
    await waitFor(() => expect(acts()).toMatchObject([{ what: 'replace', motive: 'stolen' }]));
  });
});

describe('a card that nobody knows', () => {
  test('is attached to the person who was searched and chosen, with a note', async () => {
    const { station, acts } = await shown(lookupScreens.unknown);
    await press('1');
    const field = screen.getByRole('searchbox', { name: 'Nom ou numéro de la personne' });
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'dupond' } });
    await press('Enter');
    await waitFor(() => expect(acts()).toEqual([{ act: 'lookup-people', text: 'dupond' }]));
    act(() => station.show({ screen: lookupScreens.unknownPeople }));
    click(await screen.findByRole('radio', { name: /Ousmane/ }));
    expect(screen.getByText(/Elle devient le badge d’Ousmane Dupuy/)).toBeDefined();
    click(button(/Ancienne carte, identité vérifiée/));
    click(button(/^Rattacher/));
    const person = lookupScreens.unknownPeople.people[3]?.id;
    await waitFor(() =>
      expect(acts().at(-1)).toEqual({
        ...{ act: 'accredit', person, kind: 'staff', uid: '80369F5E2C1704' },
        note: 'Ancienne carte, identité vérifiée.',
      }),
    );
  });

  test('another card closes it', async () => {
    const { station } = await shown(lookupScreens.unknownPeople);
    await press('1');
    expect(isConfirming()).toBe(true);
    act(() => station.show({ screen: { ...lookupScreens.unknown, uid: lookupScreens.active.uid } }));
    await waitFor(() => expect(isConfirming()).toBe(false));
  });
});
