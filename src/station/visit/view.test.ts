import { expect, test } from 'vitest';
import { openHouse } from './testing/house.ts';

test('tab 3 is offered the pages of the ENT that central names, and no others', async () => {
  const house = openHouse();
  await house.on('welcome');
  expect(house.runner.view().entPages).toEqual(['password', 'security']);
});

test('what central says of the university is on the screen before anybody signs in', async () => {
  const house = openHouse();
  await house.on('welcome');
  expect(house.runner.view()).toMatchObject({
    university: { name: 'Université de démonstration', place: 'Accueil' },
    visit: null,
  });
});
