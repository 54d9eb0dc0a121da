import { expect, test } from 'vitest';
import { atDesk } from './testing/at-desk.ts';
import { officeBadge, photoOf, uidOf } from '../office/testing/badges.ts';

const atSheet = async () => {
  const desk = await atDesk([officeBadge(1), officeBadge(2)]);
  for (const number of [1, 2])
    desk.central.badges.pictures.set(photoOf(number), Buffer.from(`picture of Prénom${number} Titulaire`));
  desk.tap(uidOf(1));
  await desk.at('sheet');
  return desk;
};

test('the picture of the holder on screen is given out, and no other one', async () => {
  const { runner } = await atSheet();
  const shown = await runner.officeImage(photoOf(1));
  expect(shown.ok && shown.value.toString()).toBe('picture of Prénom1 Titulaire');
  expect(await runner.officeImage(photoOf(2))).toEqual({ ok: false, error: 'visit.act-not-allowed' });
});

test('after an act, too: the name of a holder is kept only while central may still refuse it', async () => {
  const { runner, settle, confirm, central } = await atSheet();
  const here = () => JSON.stringify(runner.memory());
  central.officeFault = 'central.unreachable';
  confirm('oppose', 'Perdu', 'lost');
  await settle();
  central.receipts = 'held';
  confirm('reinstate', 'Retrouvé');
  await settle();
  runner.act({ act: 'back' });
  expect(here()).toContain('Titulaire');
  central.deliver();
  await settle();
  expect(here()).not.toContain('Titulaire');
});

test('nothing of a holder is left once the sheet is closed, the screen left, or the visit over', async () => {
  const { runner, settle, tap, terminal, at, open } = await atSheet();
  const here = () =>
    JSON.stringify(runner.memory()) + (runner.memory() as { pictures: unknown[] }).pictures.length;
  await settle();
  expect(here()).toMatch(/Titulaire.*1$/s);
  runner.act({ act: 'lookup-close' });
  expect(here()).not.toContain('Titulaire');
  expect(here()).toMatch(/0$/);
  terminal.remove();
  tap(uidOf(1));
  await at('sheet');
  runner.act({ act: 'back' });
  expect(here()).not.toContain('Titulaire');
  open();
  await at('sheet');
  runner.act({ act: 'leave' });
  await settle();
  expect(here()).not.toContain('Titulaire');
  expect(here()).toMatch(/0$/);
});
