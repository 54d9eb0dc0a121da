import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/domain/result.ts';
import { dataOf, readUid } from './read-uid.ts';

/** A card that gives these answers, in hex, one after the other. */
function answering(...answers: string[]) {
  const rest = [...answers];
  return {
    presence: 'one',
    atr: '3B',
    transmit: async () => ok<Uint8Array>(Buffer.from(rest.shift() ?? '6F00', 'hex')),
  };
}

describe('reading a UID', () => {
  it('refuses two answers that differ, as two badges in the field give them', async () => {
    const card = answering('112233449000', '556677889000');
    expect(await readUid(card)).toEqual({ ok: false, error: 'card.changed' });
  });

  it('says why the second reading failed', async () => {
    expect(await readUid(answering('112233449000', '6300'))).toEqual({
      ok: false,
      error: 'card.status-word',
    });
  });

  it.each(['', '90', '112233446300', '11223344'])('refuses the answer "%s"', (answer) => {
    expect(dataOf(Buffer.from(answer, 'hex'))).toEqual({ ok: false, error: 'card.status-word' });
  });
});
