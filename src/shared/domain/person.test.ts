import { describe, expect, it } from 'vitest';
import { discreetName, fullName, maskedEmail } from './person.ts';

it('says a name with the first name first, as it was given', () => {
  expect(fullName({ firstName: 'Hélène', lastName: "Lebœuf-N'Guyên" })).toBe("Hélène Lebœuf-N'Guyên");
});

describe('a person on a public screen', () => {
  it.each([
    ['Jean', 'Dupont', 'Jean D.'],
    ['Hélène', "Lebœuf-N'Guyên", 'Hélène L.'],
    ['Éva', 'éluard', 'Éva É.'],
    ['Prince', ' ', 'Prince'],
  ])('shows %s %s as %s', (firstName, lastName, shown) => {
    expect(discreetName({ firstName, lastName })).toBe(shown);
  });

  it.each([
    ['jean.dupont@etu.univ.fr', 'je•••t@etu.univ.fr'],
    ['ab@univ.fr', 'a•••@univ.fr'],
    ['not an address', '•••'],
  ])('masks %s', (email, shown) => {
    expect(maskedEmail(email)).toBe(shown);
  });
});
