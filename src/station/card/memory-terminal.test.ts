import { cardTerminalConformance } from './conformance.ts';
import { createMemoryTerminal } from './memory-terminal.ts';

const READERS = ['Reader A', 'Reader B'] as const;

cardTerminalConformance('in memory', {
  endurance: { insertions: 200, timeoutMs: 60_000 },
  open: async (limitMs) => {
    const terminal = createMemoryTerminal({ readers: READERS, limitMs });
    const lying = new Map<string, Parameters<typeof terminal.insert>[0]>();
    const plug = () => READERS.forEach((reader) => terminal.plug(reader));
    return {
      terminal,
      insert: (card, slot = 0) => {
        lying.set(READERS[slot], card);
        terminal.insert(card, READERS[slot]);
      },
      remove: (slot = 0) => {
        lying.delete(READERS[slot]);
        if (terminal.status().status !== 'no-reader') terminal.remove(READERS[slot]);
      },
      unplug: async () => READERS.forEach((reader) => terminal.unplug(reader)),
      plug: async () => plug(),
      killDaemon: async () => terminal.setService('no-daemon'),
      startDaemon: async () => {
        terminal.setService('running');
        plug();
        for (const [reader, card] of lying) terminal.insert(card, reader);
      },
      close: () => terminal.close(),
    };
  },
});
