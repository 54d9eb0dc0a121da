import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import type { LookupScreen } from '../../../shared/contract/lookup.ts';
import type { Act } from '../../../shared/contract/station.ts';
import { atTheOffice } from '../../gallery/lookup.ts';
import { renderScene } from '../../gallery/render-scene.tsx';
import { handTime } from '../use-calm-keys.ts';

/** The look-up once its code is here, and the acts that it sent. */
export async function shown(of: LookupScreen) {
  const drawn = renderScene({ screen: of, account: atTheOffice });
  await waitFor(() => expect(document.querySelector('.page.lookup')).not.toBeNull());
  return { ...drawn, acts: (): Act[] => drawn.station.acts.filter(({ act: name }) => name !== 'touch') };
}

/** A key that goes down at once, as a scanner's do. */
export const strike = (key: string): void =>
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key }));

/** The time in which a key shows to be a hand's. */
export const settle = (): Promise<void> =>
  act(async () => new Promise((resolve) => setTimeout(resolve, handTime + 30)));

/** Keys of a hand, one after the other. */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    strike(key);
    await settle();
  }
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
export const click = (element: HTMLElement): void => act(() => element.click());
