import { afterAll, describe, it } from 'vitest';
import { VirtualSlot } from '../../src/demo/virtual-card/field/virtual-slot.ts';
import { cardTerminalConformance } from '../../src/station/card/conformance.ts';
import { createPcscTerminal } from '../../src/station/card/pcsc/pcsc-terminal.ts';
import { createPrivatePcscd, pcscdMissing } from '../peers/pcscd.ts';

const missing = pcscdMissing();

if (missing) {
  describe('card terminal: nfc-pcsc on pcscd', () => it.skip(`[skipped: ${missing}]`, () => undefined));
} else {
  const daemon = await createPrivatePcscd();
  process.env['PCSCLITE_CSOCK_NAME'] = daemon.socket; // read once, at the first call of libpcsclite
  afterAll(() => daemon.close());

  cardTerminalConformance('nfc-pcsc on pcscd', {
    endurance: { insertions: 60, timeoutMs: 120_000 },
    open: async (limitMs) => {
      await daemon.start('virtual-reader');
      const terminal = createPcscTerminal({ limitMs });
      const slots = [
        new VirtualSlot(daemon.ports[0], { longAnswers: true }),
        new VirtualSlot(daemon.ports[1], { longAnswers: true }),
      ] as const;
      return {
        terminal,
        insert: (card, slot = 0) => slots[slot].insert(card),
        remove: (slot = 0) => slots[slot].remove(),
        unplug: () => daemon.start('no-reader'),
        plug: () => daemon.start('virtual-reader'),
        killDaemon: () => daemon.stop('SIGKILL'),
        startDaemon: () => daemon.start('virtual-reader'),
        close: async () => {
          slots.forEach((slot) => slot.remove());
          await terminal.close();
          await daemon.stop();
        },
      };
    },
  });
}
