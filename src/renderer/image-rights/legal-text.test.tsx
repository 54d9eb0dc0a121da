import '../gallery/jsdom.ts';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LegalParagraph } from './legal-text.tsx';

afterEach(cleanup);

const drawn = (text: string): HTMLElement => render(<LegalParagraph text={text} />).container;
const words = (from: HTMLElement, of: string): string[] =>
  [...from.querySelectorAll(of)].map((part) => part.textContent);

test('every letter and space is the one that was signed for, however the paragraph is set', () => {
  for (const text of [
    'Vous pouvez changer d’avis. À tout moment, dans « Confidentialité et droit à l’image ». Vraiment ?',
    'A short line.',
    'Un seul : « oui ».',
  ]) {
    expect(drawn(text).textContent).toBe(text);
    cleanup();
  }
});

test('no line begins with a guillemet or a tall mark, nor ends with an opening one', () => {
  const paragraph = drawn('Dans « Confidentialité et droit à l’image », sur la borne : rien ?');
  expect(words(paragraph, '.unbroken')).toEqual(['« Confidentialité', 'l’image »,', 'borne :', 'rien ?']);
});

test('what a paragraph is about stands out at its head, and a long first sentence does not', () => {
  expect(words(drawn('Qui la voit. Les étudiants.'), 'strong')).toEqual(['Qui la voit.']);
  cleanup();
  expect(
    words(drawn('Refuser n’a aucune conséquence, ni sur votre badge, ni ailleurs. Voilà.'), 'strong'),
  ).toEqual([]);
});
