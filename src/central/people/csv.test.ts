import { describe, expect, it } from 'vitest';
import { readRoster } from './csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const header = 'kind,firstName,lastName,login,universityEmail,contactEmail,studentNumber,staffNumber';
const lea = 'student,Léa,"Lebœuf, dite N’Guyên",llebo,llebo@example.fr,,22001234,';

describe('a roster', () => {
  it('is read with accents, quotes, and nothing where nothing stands', () => {
    expect(readRoster(bytes(`${header}\n${lea}\n`))).toEqual({
      lines: [
        {
          line: 2,
          person: {
            kind: 'student',
            firstName: 'Léa',
            lastName: 'Lebœuf, dite N’Guyên',
            login: 'llebo',
            universityEmail: 'llebo@example.fr',
            contactEmail: null,
            studentNumber: '22001234',
            staffNumber: null,
          },
        },
      ],
    });
  });

  it('is read as spreadsheets in French write it: semicolons, CRLF, byte order mark, fewer columns', () => {
    const text =
      '\uFEFFkind;firstName;lastName;login;universityEmail\r\nstaff;Marc;Durand;mduran;m@example.fr\r\n\r\n';
    expect(readRoster(bytes(text))).toMatchObject({
      lines: [{ person: { login: 'mduran', staffNumber: null } }],
    });
  });

  it('says what is wrong, line by line, and gives nobody', () => {
    const bad = 'teacher,Ana,Ruiz,a ruiz,nowhere,,,';
    const read = readRoster(bytes(`${header}\n${lea}\n${bad}\n${lea.replace('llebo,', 'LLEBO,')}\n`));
    expect(read).not.toHaveProperty('lines');
    const errors = 'errors' in read ? read.errors : [];
    expect(errors.map((error) => error.line)).toEqual([3, 4, 4]);
    expect(errors[0]?.message).toMatch(/kind:.*login: no spaces.*universityEmail:/);
    expect(errors[1]?.message).toBe('login llebo is on line 2 already');
  });

  it.each([
    ['no header', lea, /columns: kind is missing/],
    ['an unknown column', `${header},role\n`, /“role” is not known/],
    ['a field too many', `${header}\n${lea},more`, /column/],
    ['a quote that never ends', `${header}\nstudent,"Léa`, /quote/],
  ])('is refused with %s', (_name, text, message) => {
    const read = readRoster(bytes(text));
    expect('errors' in read ? read.errors[0]?.message : 'nothing').toMatch(message);
  });

  it('is refused in another encoding', () => {
    expect(readRoster(Uint8Array.of(0x4c, 0xe9, 0x61))).toMatchObject({
      errors: [{ message: expect.stringContaining('UTF-8') as string }],
    });
  });
});
