import './gallery/jsdom.ts';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Screen } from '../shared/contract/station.ts';
import { accounts } from './gallery/accounts.ts';
import { renderScene } from './gallery/render-scene.tsx';
import { scenes, type Scene, type SceneName } from './gallery/scenes.ts';
import { dictionaries } from './words/dictionaries.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const keysOf = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
const names = Object.keys(scenes) as SceneName[];
const heading = (): Promise<HTMLElement> => screen.findByRole('heading', { level: 1 });

describe('every screen of the contract', () => {
  test('has a scene in the gallery', () => {
    const drawn = new Set(names.map((name) => scenes[name].screen.name));
    expect([...drawn].toSorted()).toEqual(Screen.options.map((option) => option.shape.name.value).toSorted());
  });

  test.each(names)('%s is drawn with one title, in French and in English', async (name) => {
    const { station } = renderScene(scenes[name]);
    const first = scenes[name].screen.name === 'starting' ? 'La borne démarre' : undefined;
    await waitFor(() => expect(document.querySelector('.kiosk')).not.toBeNull());
    const french = (await heading()).textContent;
    if (first !== undefined) expect(french).toBe(first);
    act(() => station.show({}, { language: 'en' }));
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
    const title = (await heading()).textContent;
    // The title of a sheet is somebody's name, in every language.
    const { screen: shown } = scenes[name];
    const isName = shown.name === 'lookup' && ['sheet', 'saving', 'saved'].includes(shown.stage);
    if (!isName) expect(title).not.toBe(french);
    // A missing word would show as its key.
    const text = document.body.textContent.replace(/Code for the help desk: \S+/, '');
    expect(keysOf(dictionaries.fr).filter((key) => text.includes(key))).toEqual([]);
  });
});

describe('language, size and theme', () => {
  test('are acts of the visitor, and show on the whole page', async () => {
    const { station } = renderScene(scenes.welcome);
    (await screen.findByRole('radio', { name: 'English' })).click();
    await waitFor(() => expect(station.acts).toContainEqual({ act: 'language', language: 'en' }));
    await screen.findByText('Your badge in five minutes');
    screen.getByRole('button', { name: 'Large text' }).click();
    await waitFor(() => expect(document.documentElement.dataset['text']).toBe('large'));
    screen.getByRole('button', { name: /Light screen/ }).click();
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
  });

  test('a machine without a voice offers none', async () => {
    renderScene(scenes.welcome);
    await heading();
    expect(screen.queryByRole('button', { name: 'Lecture à voix haute' })).toBeNull();
  });

  test('with a voice, each new screen is said, in the language of the screen', async () => {
    const said: string[] = [];
    const voice = {
      has: () => true,
      say: (text: string, language: string) => said.push(`${language}: ${text}`),
      stop: () => undefined,
      onChange: () => () => undefined,
    };
    const { station } = renderScene(scenes.welcome, { look: { voice: true, language: 'en' }, voice });
    await waitFor(() => expect(said.at(-1)).toContain('en: Your badge in five minutes'));
    act(() => station.switchTo(scenes['tap-problem']));
    await waitFor(() =>
      expect(said.at(-1)).toBe(
        'en: The reader cannot read this badge. Take it out of its case and lay it flat.',
      ),
    );
  });
});

describe('a lost station', () => {
  test('keeps the last screen, under a veil after 400 ms, until it is back', async () => {
    const { cut, connect } = renderScene(scenes.welcome);
    await screen.findByText('Votre badge en cinq minutes');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await act(async () => cut());
    act(() => void vi.advanceTimersByTime(399));
    expect(screen.queryByText('Un instant…')).toBeNull();
    act(() => void vi.advanceTimersByTime(1));
    expect(screen.getByText('Un instant…')).toBeDefined();
    expect(screen.getByText('Votre badge en cinq minutes').closest('[inert]')).not.toBeNull();
    vi.useRealTimers();
    act(() => connect());
    await waitFor(() => expect(screen.queryByText('Un instant…')).toBeNull());
  });
});

describe('the idle question', () => {
  test('is answered by one button', async () => {
    const { station } = renderScene(scenes.idle);
    const stay = await screen.findByRole('button', { name: 'Je suis toujours là' });
    expect(screen.getByRole('alertdialog', { name: /toujours là/ })).toBeDefined();
    stay.click();
    await waitFor(() => expect(station.acts).toContainEqual({ act: 'touch' }));
  });

  test('touches are told to the station during a visit, once in two seconds at most', async () => {
    const { station } = renderScene(scenes['account-fresh']);
    await heading();
    for (let times = 0; times < 5; times += 1) window.dispatchEvent(new Event('pointerdown'));
    await waitFor(() => expect(station.acts).toEqual([{ act: 'touch' }]));
  });
});

describe('after the visit', () => {
  test('nothing of the person remains in the page, in storage or in addresses', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    const { station, link } = renderScene(scenes['account-long']);
    await screen.findByText(/Rochefoucauld/);
    await waitFor(() => expect(made).toHaveBeenCalled());
    act(() => station.switchTo(scenes['welcome-goodbye']));
    await screen.findByText('Votre visite est terminée.');
    const left = document.documentElement.outerHTML;
    for (const trace of ['Marie', 'Rochefoucauld', 'maderocheleb', '000123456', 'leboeuf'])
      expect(left).not.toContain(trace);
    expect(made.mock.results.map((result): unknown => result.value)).toEqual(
      revoked.mock.calls.map(([url]) => url),
    );
    expect(JSON.stringify(link.state().view)).not.toContain('Rochefoucauld');
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(document.cookie).toBe('');
  });

  test('what one person typed or uncovered is not there for the next', async () => {
    const { station } = renderScene(scenes['account-fresh']);
    const [show] = await screen.findAllByRole('button', { name: /^Afficher/ });
    show?.click();
    await screen.findByText('jean.dupont@etu.univ-exemple.fr');
    const next: Scene = { ...scenes['account-long'], account: { ...accounts.long } };
    act(() => station.switchTo(next));
    await screen.findByText(/Rochefoucauld/);
    expect(screen.queryByText(/marie-antoinette-helene\.de-la/)).toBeNull();
    expect(screen.queryByText(/jean\.dupont@/)).toBeNull();
  });

  test('a screen of a visit without a visit shows nobody', async () => {
    renderScene({ screen: { name: 'account', tab: 'personal' } });
    expect((await heading()).textContent).toBe('La borne démarre');
  });
});

describe('the dock', () => {
  test('is drawn only when the station serves one', async () => {
    renderScene(scenes.welcome);
    await heading();
    expect(screen.queryByRole('complementary')).toBeNull();
    cleanup();
    renderScene(scenes.welcome, { dock: true });
    expect(await screen.findByRole('complementary', { name: 'Development dock' })).toBeDefined();
  });
});
