import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexBytes } from '../bytes.ts';
import { PowerCut } from '../card.ts';
import { DesfireReader } from '../test-kit/desfire-reader.ts';
import { Command } from './codes.ts';
import { desfireCard, type DesfireCard } from './desfire-card.ts';

const APPLICATION = '01A0F5';
const ZERO = new Uint8Array(16);
const SIZE = 24;

type Step =
  | { do: 'write'; file: number; offset: number; bytes: Uint8Array }
  | { do: 'commit' | 'abort' | 'cut' | 'select' }
  | { do: 'torn commit'; atomic: 'old' | 'new' };

const write = fc.record({
  do: fc.constant('write' as const),
  file: fc.integer({ min: 1, max: 2 }),
  offset: fc.integer({ min: 0, max: SIZE - 8 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});
const other = fc.record({ do: fc.constantFrom('commit', 'abort', 'cut', 'select') });
const torn = fc.record({ do: fc.constant('torn commit' as const), atomic: fc.constantFrom('old', 'new') });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: write }, { weight: 2, arbitrary: other }, torn),
  { maxLength: 25 },
);

/** What the card must hold: the content of the last commit, and what waits for the next one. */
interface Model {
  committed: Map<number, Uint8Array>;
  draft: Map<number, Uint8Array>;
}

describe.each(['ev1', 'ev2'] as const)('backup files of %s', (how) => {
  it('hold what the last commit wrote, after any writes, commits, aborts and power cuts', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const card = desfireCard({ uid: '04A1B2C3D4E580', generation: how });
        const reader = new DesfireReader((apdu) => card.transmit(apdu));
        await reader.command(Command.createApplication, hexBytes(`${APPLICATION}0F81`));
        await reader.select(APPLICATION);
        for (const file of [1, 2]) await reader.createFile('backup', file, 'full', 0x0000, SIZE);
        await reader.authenticate(how, 0, ZERO);
        const blank = () => new Map([1, 2].map((file) => [file, new Uint8Array(SIZE)]));
        const model: Model = { committed: blank(), draft: new Map() };
        for (const step of sequence) {
          await act(step, card, reader, model, how);
          for (const [file, content] of model.committed) {
            expect(card.content(APPLICATION, file)).toEqual(content);
            expect(await reader.read(file, 0, SIZE, 'full')).toEqual(content);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

async function act(
  step: Step,
  card: DesfireCard,
  reader: DesfireReader,
  model: Model,
  how: 'ev1' | 'ev2',
): Promise<void> {
  const wake = async () => {
    card.powerOff();
    card.powerOn();
    await reader.select(APPLICATION);
    await reader.authenticate(how, 0, ZERO);
    model.draft.clear();
  };
  const keep = () => model.draft.forEach((content, file) => model.committed.set(file, content));
  switch (step.do) {
    case 'write': {
      await reader.write(step.file, step.offset, step.bytes, 'full');
      const draft = model.draft.get(step.file) ?? model.committed.get(step.file) ?? ZERO;
      const next = draft.slice();
      next.set(step.bytes, step.offset);
      model.draft.set(step.file, next);
      return;
    }
    case 'commit':
      if (model.draft.size === 0) return; // "no changes" is a status of its own
      await reader.command(Command.commitTransaction);
      keep();
      return model.draft.clear();
    case 'abort':
      if (model.draft.size === 0) return;
      await reader.command(Command.abortTransaction);
      return model.draft.clear();
    case 'torn commit':
      if (model.draft.size === 0) return;
      card.tear({ bytes: 0, atomic: step.atomic });
      await expect(reader.command(Command.commitTransaction)).rejects.toThrow(PowerCut);
      if (step.atomic === 'new') keep();
      return wake();
    case 'select':
      await reader.select(APPLICATION);
      await reader.authenticate(how, 0, ZERO);
      return model.draft.clear();
    case 'cut':
      return wake();
  }
}
