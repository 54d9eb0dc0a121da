import { describe, expect, it } from 'vitest';
import { ActNote, PhotoDecision } from './command.ts';

const rejected = (message: string) => ({ state: 'rejected', reason: 'other', message });

describe('words of an operator', () => {
  it.each(['Vu au guichet.', 'Deux\nlignes,\tet une marge', 'Désolé 👩‍🎓', '  autour  '])(
    'may be %j',
    (text) => {
      expect(ActNote.parse(text)).toBe(text.trim());
      expect(PhotoDecision.parse(rejected(text))).toMatchObject({ message: text.trim() });
    },
  );

  // PostgreSQL stores no NUL: such a command would come again for ever, and everything of that person behind it.
  it.each(['a\u0000b', 'a\u0007b', 'a\u001b[31m', 'a\u007f', 'a\ud800b', '\udc00'])(
    'are nothing that a database refuses or a terminal obeys: %j',
    (text) => {
      expect(ActNote.safeParse(text).success).toBe(false);
      expect(PhotoDecision.safeParse(rejected(text)).success).toBe(false);
    },
  );
});
