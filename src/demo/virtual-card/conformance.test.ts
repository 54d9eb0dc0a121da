import { virtualCardConformance } from './conformance.ts';
import { createVirtualTerminal } from './field/terminal.ts';

virtualCardConformance('in memory', async (limitMs) => {
  const terminal = createVirtualTerminal({ limitMs });
  return {
    terminal,
    insert: (card, faults) => void terminal.insert(card, faults),
    remove: () => terminal.remove(),
    close: () => terminal.close(),
  };
});
