import '../gallery/jsdom.ts';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { lockDoubleTaps } from './double-taps.ts';

const heard: string[] = [];
beforeAll(() => lockDoubleTaps(window));
beforeEach(() => void heard.splice(0));
afterEach(() => document.body.replaceChildren());

/** A button that becomes the next screen's when it is clicked. */
function button(name: string, onward?: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = name;
  made.addEventListener('pointerdown', () => heard.push(`down ${name}`));
  made.addEventListener('click', () => {
    heard.push(`click ${name}`);
    onward?.();
  });
  document.body.replaceChildren(made);
  return made;
}
let clock = 10_000;
const whole = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'];
/** One tap on whatever stands there now, `after` milliseconds after the one before. */
function tap(after: number, x = 500, pointerType = 'touch', kinds = whole): void {
  clock += after;
  const target = document.querySelector('button');
  const event = (kind: string): Event => {
    const made = new MouseEvent(kind, { bubbles: true, cancelable: true, clientX: x, clientY: 1600 });
    return Object.defineProperties(made, {
      timeStamp: { value: clock },
      pointerType: { value: pointerType },
      isPrimary: { value: true },
    });
  };
  for (const kind of kinds) target?.dispatchEvent(event(kind));
}

test('the second and third tap do not answer the question that came in between', () => {
  button('Choisir une autre photo', () => button('Revenir à la caméra'));
  tap(5000);
  tap(120);
  tap(120);
  expect(heard).toEqual(['down Choisir une autre photo', 'click Choisir une autre photo']);
  tap(600);
  expect(heard.slice(2)).toEqual(['down Revenir à la caméra', 'click Revenir à la caméra']);
});

test('a button that is kept and says something else now is another one', () => {
  const shoot = button('Prendre photo', () => void (shoot.textContent = 'Maintenant'));
  tap(5000);
  tap(200);
  expect(heard).toHaveLength(2);
});

test('a second tap that never became a click swallows nothing of a screen reader afterwards', () => {
  const next = (): HTMLButtonElement => button('Revenir à la caméra');
  button('Choisir une autre photo', next);
  tap(5000);
  tap(120, 500, 'touch', ['pointerdown', 'pointerup']);
  document.querySelector('button')?.click();
  expect(heard.at(-1)).toBe('click Revenir à la caméra');
});

test('the same button can be tapped as fast as one likes, another place too, and a mouse is left alone', () => {
  button('Rapprocher');
  tap(5000);
  tap(90);
  tap(90);
  expect(heard).toHaveLength(6);
  button('Autre');
  tap(100, 900);
  expect(heard).toHaveLength(8);
  button('Souris', () => button('Après'));
  tap(5000, 500, 'mouse');
  tap(50, 500, 'mouse');
  expect(heard.at(-1)).toBe('click Après');
});
