import '../gallery/jsdom.ts';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import type { Act } from '../../shared/contract/station.ts';
import { errorCodes } from '../../shared/domain/errors.ts';
import { benchScreens, stopped } from '../gallery/bench.ts';
import { atTheOffice } from '../gallery/lookup.ts';
import { renderScene } from '../gallery/render-scene.tsx';
import { errorWords } from '../words/error-words.ts';
import { operatorWords } from '../words/operator-words.ts';

afterEach(cleanup);

/** The screen as it is drawn; the first one waits for its code. */
async function shown(of: BenchScreen, more: object = {}) {
  const drawn = renderScene({ screen: of, account: atTheOffice, ...more });
  await screen.findByRole('main', { name: 'Encoder des badges' });
  const acts = (): Act[] => drawn.station.acts.filter(({ act: name }) => name !== 'touch');
  return { ...drawn, acts, show: (next: BenchScreen) => act(() => drawn.station.show({ screen: next })) };
}
const press = (key: string, more: object = {}): boolean =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const field = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Nom ou numéro' });
const settle = (): Promise<void> => act(async () => new Promise((resolve) => setTimeout(resolve, 20)));
const band = (): HTMLElement => document.querySelector<HTMLElement>('.band-outcome')!;
const uid = '04A1B2C3D4E580';

describe('the way of a badge', () => {
  test('the name is a heading of its own, with kind and number', async () => {
    await shown(benchScreens.tap);
    const badge = screen.getByRole('article', { name: 'Badge à encoder' });
    expect(within(badge).getByRole('heading').textContent).toBe('Jean Dupont');
    expect(badge.textContent).toContain('Carte étudiante 22104560');
    expect(band().textContent).toContain('Posez le badge');
    expect(screen.getByRole('status').textContent).toBe(
      'Jean Dupont. Même nom\u202f? Posez le badge. Comparez avec le badge imprimé, puis posez-le.',
    );
  });

  test.each([
    ['ready', ['en cours', 'à venir', 'à venir']],
    ['tap', ['fait', 'en cours', 'à venir']],
    ['card', ['fait', 'fait', 'en cours']],
    ['done', ['fait', 'fait', 'fait']],
    ['removed', ['fait', 'fait', 'arrêté']],
    ['several', ['fait', 'arrêté', 'à venir']],
    ['nothing', ['arrêté', 'à venir', 'à venir']],
  ] as const)('%s: the three steps say in words how far it is', async (name, states) => {
    await shown(benchScreens[name]);
    const steps = within(screen.getByRole('list', { name: 'Étapes du badge' })).getAllByRole('listitem');
    expect(steps.map((one) => one.querySelector('.unseen')?.textContent?.slice(2))).toEqual(states);
  });

  test('the card that is worked on shows its UID and its steps', async () => {
    await shown(benchScreens.card);
    expect(screen.getByText(uid)).toBeDefined();
    const bar = screen.getByRole('progressbar', { name: 'Étapes de l’encodage' });
    expect(bar.getAttribute('aria-valuetext')).toBe('Écriture');
    expect(bar.getAttribute('aria-valuenow')).toBe('3');
  });

  test('done says whether the badge is active already', async () => {
    const { show } = await shown(benchScreens.done);
    expect(band().textContent).toContain('Encodé et vérifié');
    expect(band().dataset['tone']).toBe('good');
    show(benchScreens.doneActive);
    await waitFor(() => expect(band().textContent).toContain('Encodé, vérifié, actif'));
  });

  test('a card that was worked on and still lies there is to be taken off first', async () => {
    const { show } = await shown({ ...benchScreens.tap, uid: benchScreens.done.uid });
    expect(band().textContent).toContain('Retirez d’abord la carte précédente');
    show(benchScreens.tap);
    await waitFor(() => expect(band().textContent).toContain('Comparez avec le badge imprimé'));
  });

  test('the UID of a badge that is done stays when its card has gone', async () => {
    const { badge } = benchScreens.done;
    await shown({
      ...benchScreens.done,
      uid: null,
      badge: badge && { ...badge, uid: benchScreens.done.uid },
    });
    expect(document.querySelector('.way-uid')?.textContent).toContain(uid);
  });

  test('figures, devices and the last badges are said', async () => {
    await shown(benchScreens.tapLong, { health: { reader: 'no-reader', network: 'down' } });
    const devices = screen.getByRole('list', { name: 'Matériel' }).textContent;
    expect(devices).toContain('Lecteur débranché');
    expect(devices?.replaceAll(/\s/g, ' ')).toMatch(/Hors réseau : 42 cartes jusqu’à .*214 à encoder/);
    expect(document.querySelector('.figures')?.textContent).toMatch(
      /92 badges par heure.*137 faits.*1 erreur/,
    );
    const lines = within(screen.getByRole('list', { name: 'Derniers badges' })).getAllByRole('listitem');
    expect(lines).toHaveLength(12);
    expect(lines[2]?.textContent).toMatch(/Jean-Baptiste Grenouille de Sainte-Colombe.*raté/);
  });
});

describe('the figures', () => {
  test('no pace is said before there is one: a dash, and words for a screen reader', async () => {
    const { run } = benchScreens.ready;
    const { show } = await shown({ ...benchScreens.ready, run: { ...run, done: 2, perHour: null } });
    const [pace] = within(screen.getByRole('list', { name: /^Travail depuis/ })).getAllByRole('listitem');
    const heard = [...(pace?.children ?? [])].filter((one) => one.getAttribute('aria-hidden') !== 'true');
    expect(pace?.querySelector('[aria-hidden="true"]')?.textContent).toBe('— badges par heure');
    expect(heard.map((one) => one.textContent).join('')).toMatch(/^Rythme\s: pas encore connu$/);
    show({ ...benchScreens.ready, run: { ...run, done: 12, perHour: 92.4 } });
    await waitFor(() => expect(pace?.textContent).toBe('92 badges par heure'));
  });
});

describe('keys', () => {
  test.each([
    ['→ passes on', 'ArrowRight', benchScreens.tap, { act: 'bench-skip' }],
    ['→ leaves a choice', 'ArrowRight', benchScreens.choose, { act: 'bench-skip' }],
    ['← tries the card that lies there again', 'ArrowLeft', benchScreens.removed, { act: 'bench-again' }],
    ['→ does nothing while a card is written', 'ArrowRight', benchScreens.card, null],
    ['← does nothing without a problem', 'ArrowLeft', benchScreens.tap, null],
    ['Delete does nothing to a card that was not touched', 'Delete', benchScreens.taken, null],
  ] as const)('%s', async (_, key, of, sent) => {
    const { acts } = await shown(of, { health: { reader: 'ready' } });
    press(key);
    await settle();
    expect(acts()).toEqual(sent === null ? [] : [sent]);
  });

  test('a key that is held down counts once', async () => {
    const { acts } = await shown(benchScreens.tap);
    press('ArrowRight');
    for (let count = 0; count < 5; count += 1) press('ArrowRight', { repeat: true });
    await settle();
    expect(acts()).toEqual([{ act: 'bench-skip' }]);
  });

  test('a letter goes to the search field from anywhere, and Enter searches', async () => {
    const { acts } = await shown(benchScreens.ready);
    expect(document.activeElement).not.toBe(field());
    press('d');
    expect(document.activeElement).toBe(field());
    fireEvent.change(field(), { target: { value: ' dupo je ' } });
    fireEvent.submit(field());
    await waitFor(() => expect(acts()).toEqual([{ act: 'bench-search', text: 'dupo je' }]));
    expect(field().value).toBe('');
    expect(document.activeElement).not.toBe(field());
  });

  test('one letter is no search; while something is typed, arrows and Delete edit it', async () => {
    const { acts } = await shown(benchScreens.removed);
    act(() => field().focus());
    fireEvent.change(field(), { target: { value: 'd' } });
    for (const key of ['ArrowLeft', 'ArrowRight', 'Delete']) press(key);
    fireEvent.submit(field());
    await settle();
    expect(acts()).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    press('Escape');
    expect(field().value).toBe('');
  });

  test('a scanner that types like a keyboard scans, and leaves nothing in the field', async () => {
    const { acts } = await shown(benchScreens.ready);
    let at = 10_000;
    for (const key of [...'22104567', 'Enter']) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: (at += 4) });
      act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
    }
    await waitFor(() => expect(acts()).toEqual([{ act: 'scan', code: '22104567' }]));
  });

  test('down and Enter choose among the badges that answered', async () => {
    const { acts } = await shown(benchScreens.choose);
    const [first, second] = screen.getAllByRole('button', { name: /Imprimé, à encoder/ });
    press('ArrowDown');
    expect(document.activeElement).toBe(first);
    press('ArrowDown');
    expect(document.activeElement).toBe(second);
    press('ArrowUp');
    press('ArrowUp');
    expect(document.activeElement).toBe(first);
    act(() => first?.click());
    const { badge } = benchScreens.choose.choices[0]!;
    await waitFor(() => expect(acts()).toEqual([{ act: 'bench-choose', badge }]));
  });

  test('while the idle dialog asks, no key does anything', async () => {
    const { acts, station } = await shown(benchScreens.tap);
    act(() => station.show({ idle: true }));
    await screen.findByRole('alertdialog');
    press('ArrowRight');
    press('d');
    await settle();
    expect(acts()).toEqual([]);
    expect(document.activeElement).not.toBe(document.querySelector('.bench-field input'));
  });

  test('the keys stand on the buttons', async () => {
    await shown(benchScreens.removed, { health: { reader: 'ready' } });
    const tools = within(screen.getByRole('group', { name: 'Touches' })).getAllByRole('button');
    expect(tools.map((one) => one.textContent)).toEqual([
      'Suivant→',
      'Refaire←',
      'RebutSuppr',
      'ChercherA–Z',
    ]);
    expect(tools.every((one) => !(one as HTMLButtonElement).disabled)).toBe(true);
  });
});

describe('problems', () => {
  test('a reader that is unplugged is said before anybody puts a badge down', async () => {
    await shown(benchScreens.tap, { health: { reader: 'no-reader' } });
    expect(screen.getByRole('alert').textContent).toContain(operatorWords.fr['reader.none']?.do);
    expect(band().dataset['tone']).toBe('bad');
  });

  test('every code that can stop a card has its sentence, in red, with shape and words', async () => {
    const { show } = await shown(benchScreens.ready);
    const codes = errorCodes.filter((code) => /^(?:card|reader|bench|encoding|office)\./.test(code));
    expect(codes.length).toBeGreaterThan(30);
    for (const code of codes) {
      show(stopped(code, 'put-back'));
      const { what, safe } = operatorWords.fr[code] ?? errorWords.fr[code];
      await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(what), { interval: 5 });
      expect(screen.getByRole('alert').textContent).toContain(safe);
      expect(screen.getByRole('alert').textContent).toContain('Reposez la même carte');
      // Never a code alone: small, after the sentences, and said what it is for.
      expect(screen.getByRole('alert').textContent).not.toContain(code);
      const small = [...band().querySelectorAll('.band-code')].map((one) => one.textContent);
      expect(small.map((text) => text.replace(/\s/g, ' '))).toEqual([`Code pour l’assistance : ${code}`]);
      expect(band().dataset['tone']).toBe('bad');
      expect(band().querySelector('svg.band-sign')).not.toBeNull();
    }
  });

  test('a card of somebody else says whose, in which state, and leads to its sheet', async () => {
    const { acts } = await shown(benchScreens.opposed);
    const said = screen.getByRole('alert').textContent;
    expect(said).toContain('Amélie Nguyen');
    expect(said).toContain('En opposition (volé)');
    act(() => screen.getByRole('button', { name: 'Voir sa fiche' }).click());
    const { badge } = benchScreens.opposed.problem!.about!;
    await waitFor(() => expect(acts()).toEqual([{ act: 'open-lookup' }, { act: 'lookup-open', badge }]));
  });

  test('other data is replaced only after a confirmation, and not on another card', async () => {
    const { acts, show } = await shown(benchScreens.otherData);
    const open = () => act(() => screen.getByRole('button', { name: 'Les remplacer' }).click());
    open();
    await screen.findByText('Remplacer ce que porte cette carte ?');
    expect(acts()).toEqual([]);
    show(stopped('encoding.holds-other-data', 'other-card', { on: { uid: '041F2E3D4C5B6A' } }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    open();
    act(() => screen.getByRole('button', { name: 'Remplacer' }).click());
    await waitFor(() => expect(acts()).toEqual([{ act: 'bench-again', overwrite: true }]));
  });

  test('a badge that central did not take is said with its name, and how many more', async () => {
    const { acts } = await shown(benchScreens.refused);
    expect(screen.getByText('Le badge de Zoé Li n’a pas été accepté.')).toBeDefined();
    expect(screen.getByText(/Encore 1 autre/)).toBeDefined();
    act(() => screen.getByRole('button', { name: 'Fermer ce message' }).click());
    await waitFor(() => expect(acts()).toEqual([{ act: 'dismiss-notice' }]));
  });

  test('a record that does not open is said with the next step, after what central refused, until it was read', async () => {
    const { acts, show } = await shown({ ...benchScreens.unreadable, refused: benchScreens.refused.refused });
    expect(screen.queryByText(/n’est plus suivie/)).toBeNull();
    show(benchScreens.unreadable);
    await screen.findByText('Une carte commencée n’est plus suivie.');
    expect(screen.getByRole('alert').textContent).toContain('Reprenez les badges ratés');
    act(() => screen.getByRole('button', { name: 'Fermer ce message' }).click());
    await waitFor(() => expect(acts()).toEqual([{ act: 'bench-unreadable-seen' }]));
  });

  test('a card that holds part of an encoding is never said to hold nothing', async () => {
    const { show } = await shown(stopped('card.unreadable', 'put-back', { touched: true }));
    expect(band().textContent).toContain('pas comptée comme encodée');
    expect(band().textContent).not.toContain('Rien n’a été écrit');
    show(stopped('card.unreadable', 'put-back'));
    await waitFor(() => expect(band().textContent).toContain('Rien n’a été écrit'));
  });

  test('a scanned badge in opposition leads to its own record', async () => {
    const { acts } = await shown(benchScreens.badgeOpposed);
    expect(screen.getByRole('alert').textContent).toContain('Mettez ce badge de côté et regardez sa fiche.');
    act(() => screen.getByRole('button', { name: 'Voir sa fiche' }).click());
    const { badge } = benchScreens.badgeOpposed.badge!;
    await waitFor(() => expect(acts()).toEqual([{ act: 'open-lookup' }, { act: 'lookup-open', badge }]));
  });

  test('a card nobody knows leads to the look-up, where it is read', async () => {
    const { acts } = await shown(stopped('encoding.foreign-content', 'look-up'));
    act(() => screen.getByRole('button', { name: /^À qui est-elle/ }).click());
    await waitFor(() => expect(acts()).toEqual([{ act: 'open-lookup' }]));
    await settle();
    expect(acts()).toHaveLength(1);
  });
});

describe('keys for work without network', () => {
  test('cards of one kind are collected, then their keys are asked for', async () => {
    const { acts, show } = await shown(benchScreens.ready);
    act(() => screen.getByRole('button', { name: 'Clés hors réseau' }).click());
    const dialog = await screen.findByRole('dialog');
    act(() => within(dialog).getByRole('button', { name: 'Carte professionnelle' }).click());
    await waitFor(() => expect(acts()).toEqual([{ act: 'bench-keep-keys', on: true, kind: 'staff' }]));
    show(benchScreens.keeping);
    await waitFor(() => expect(band().textContent).toMatch(/7.cartes notées/));
    act(() => screen.getByRole('button', { name: /garder les clés/ }).click());
    await waitFor(() => expect(acts().at(-1)).toEqual({ act: 'bench-keep-keys', on: false }));
    show(benchScreens.keepingAsking);
    await waitFor(() => expect(band().textContent).toContain('Le serveur prépare les clés'));
  });
});

describe('cards to catch up with', () => {
  const entryOf = (of: BenchScreen): string => of.unfinished.find((one) => one.uid === uid)?.entry ?? '';

  test('the card of the problem may be off the reader already', async () => {
    await shown({ ...benchScreens.dead, badge: benchScreens.tap.badge, uid: null });
    act(() => screen.getByRole('button', { name: 'Mettre au rebut' }).click());
    expect(within(await screen.findByRole('dialog')).getByText(uid)).toBeDefined();
  });

  test('Delete voids the card of the problem, with a note and a confirmation', async () => {
    const { acts } = await shown(benchScreens.dead);
    press('Delete');
    await screen.findByText('Mettre cette carte au rebut ?');
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText(uid)).toBeDefined();
    const confirm = within(dialog).getByRole<HTMLButtonElement>('button', {
      name: 'Dites ce qui s’est passé',
    });
    expect(confirm.disabled).toBe(true);
    act(() => within(dialog).getByRole('radio', { name: 'La carte ne répond plus.' }).click());
    expect(acts()).toEqual([]);
    act(() => within(dialog).getByRole('button', { name: 'Mettre au rebut' }).click());
    const note = 'La carte ne répond plus.';
    await waitFor(() =>
      expect(acts()).toEqual([{ act: 'bench-void', entry: entryOf(benchScreens.dead), note }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a note of one’s own is taken as it is written', async () => {
    const { acts } = await shown(benchScreens.dead);
    press('Delete');
    const note = await screen.findByRole('textbox', { name: 'Que s’est-il passé\u202f?' });
    fireEvent.change(note, { target: { value: '  Tombée dans le café. ' } });
    fireEvent.submit(note);
    const [sent] = await waitFor(() => {
      expect(acts()).toHaveLength(1);
      return acts();
    });
    expect(sent).toMatchObject({ act: 'bench-void', note: 'Tombée dans le café.' });
  });

  test('« Rattrapage » lists what is unfinished, and whose it is as far as anybody knows', async () => {
    const { acts, show } = await shown(benchScreens.refused);
    act(() => screen.getByRole('button', { name: /Rattrapage/ }).click());
    const cards = within(await screen.findByRole('dialog')).getAllByRole('listitem');
    expect(cards.map((one) => one.querySelector('p')?.textContent)).toEqual([
      'Pour Jean-Baptiste Grenouille de Sainte-Colombe',
      'On ne sait pas à qui elle est.',
      'Badge d’une série précédente',
    ]);
    act(() => screen.getByRole('button', { name: 'Mettre la carte 04778899AABBCC au rebut' }).click());
    await screen.findByText('Mettre cette carte au rebut ?');
    // Completed meanwhile: nothing is left to confirm.
    show({ ...benchScreens.refused, unfinished: benchScreens.refused.unfinished.slice(0, 1) });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(acts()).toEqual([]);
  });

  test('nothing to catch up with cannot be opened', async () => {
    await shown(benchScreens.doneActive);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Rien à rattraper' }).disabled).toBe(true);
  });
});

test('a new run counts from zero, after a confirmation', async () => {
  const { acts } = await shown(benchScreens.ready);
  act(() => screen.getByRole('button', { name: 'Remettre à zéro' }).click());
  await screen.findByText('Remettre les compteurs à zéro ?');
  act(() => screen.getByRole('button', { name: 'Repartir de zéro' }).click());
  await waitFor(() => expect(acts()).toEqual([{ act: 'bench-new-run' }]));
});

test('on the account of the card office: the ways to the bench and to the look-up, and for nobody else', async () => {
  const { station } = renderScene({ screen: { name: 'account', tab: 'personal' }, account: atTheOffice });
  act(() => void 0);
  (await screen.findByRole('button', { name: 'Encoder des badges' })).click();
  screen.getByRole('button', { name: 'Chercher un badge' }).click();
  await waitFor(() =>
    expect(station.acts).toEqual(expect.arrayContaining([{ act: 'open-bench' }, { act: 'open-lookup' }])),
  );
  act(() => station.show({ account: { ...atTheOffice, roles: ['moderator'] } }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Encoder des badges' })).toBeNull());
});
