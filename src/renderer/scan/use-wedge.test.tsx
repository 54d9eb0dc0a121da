import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { useWedge } from './use-wedge.ts';

afterEach(cleanup);

const pressed = vi.fn();
const submitted = vi.fn();
const told = vi.fn();
afterEach(() => vi.clearAllMocks());

function Bench({ isOn = true }: { isOn?: boolean }) {
  const [text, setText] = useState('');
  useWedge(isOn, told);
  return (
    <form onSubmit={submitted}>
      <button type="button" onKeyDown={pressed}>
        Vérifier
      </button>
      <input aria-label="Nom" value={text} onChange={(event) => setText(event.target.value)} />
    </form>
  );
}

/** Keys as a keyboard sends them: the letter lands in a field unless somebody forbade it. */
function type(target: HTMLElement, letters: string, every: number) {
  let at = 10_000;
  for (const key of [...letters, 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: at });
    at += every;
    const passed = fireEvent(target, event);
    if (passed && key.length === 1 && target instanceof HTMLInputElement)
      fireEvent.input(target, { target: { value: target.value + key } });
    if (passed && key === 'Enter' && target instanceof HTMLInputElement) fireEvent.submit(target);
  }
}

test('a code that is scanned while a field has the focus leaves the field, and sends no form', () => {
  render(<Bench />);
  const field = screen.getByLabelText<HTMLInputElement>('Nom');
  type(field, '22001234', 5);
  expect(told.mock.calls).toEqual([['22001234']]);
  expect(field.value).toBe('');
  expect(submitted).not.toHaveBeenCalled();
});

test('a name that a hand types stays, and its Enter too', () => {
  render(<Bench />);
  const field = screen.getByLabelText<HTMLInputElement>('Nom');
  type(field, 'Dupont', 120);
  expect(told).not.toHaveBeenCalled();
  expect(field.value).toBe('Dupont');
  expect(submitted).toHaveBeenCalledOnce();
});

test('the Enter at the end of a code presses no button that has the focus', () => {
  render(<Bench />);
  type(screen.getByRole('button'), '22001234', 5);
  expect(told.mock.calls).toEqual([['22001234']]);
  expect(pressed.mock.calls.map(([event]) => (event as { key: string }).key)).not.toContain('Enter');
});

test('nothing is heard when it is off', () => {
  render(<Bench isOn={false} />);
  type(document.body, '22001234', 5);
  expect(told).not.toHaveBeenCalled();
});

/** Types a code with a pause in its middle, as a busy machine hears it. */
function typeBroken(target: HTMLInputElement, code: string, at: number) {
  for (const letter of code.slice(0, at))
    fireEvent.input(target, { target: { value: target.value + letter } });
  type(target, code.slice(at), 5);
}

test('a code that was interrupted in a field is heard as the whole one, and leaves nothing behind', () => {
  render(<Bench />);
  const field = screen.getByLabelText<HTMLInputElement>('Nom');
  const badge = '9e3630b6-cc86-4344-bd85-8453ce17c8d0';
  typeBroken(field, badge, 10);
  expect(field.value).toBe('');
  typeBroken(field, '22001234', 1);
  expect(told.mock.calls).toEqual([[badge], ['22001234']]);
  expect(field.value).toBe('');
});

test('a name that stands in the field before a code stays there', () => {
  render(<Bench />);
  const field = screen.getByLabelText<HTMLInputElement>('Nom');
  typeBroken(field, 'Dup22001234', 3);
  expect(told.mock.calls).toEqual([['22001234']]);
  expect(field.value).toBe('Dup');
});
