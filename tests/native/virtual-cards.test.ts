import { afterAll, describe, it } from 'vitest';
import { virtualCardConformance } from '../../src/demo/virtual-card/conformance.ts';
import { VirtualSlot } from '../../src/demo/virtual-card/field/virtual-slot.ts';
import { createPcscTerminal } from '../../src/station/card/pcsc/pcsc-terminal.ts';
import { createPrivatePcscd, pcscdMissing } from '../peers/pcscd.ts';

const missing = pcscdMissing();

if (missing) {
  describe('virtual cards: nfc-pcsc on pcscd', () => it.skip(`[skipped: ${missing}]`, () => undefined));
} else {
  const daemon = await createPrivatePcscd();
  process.env['PCSCLITE_CSOCK_NAME'] = daemon.socket; // read once, at the first call of libpcsclite
  afterAll(() => daemon.close());

  virtualCardConformance('nfc-pcsc on pcscd', async (limitMs) => {
    await daemon.start('virtual-reader');
    const terminal = createPcscTerminal({ limitMs });
    const slot = new VirtualSlot(daemon.ports[0]);
    return {
      terminal,
      insert: (card, faults) => void slot.insert(card, faults),
      remove: () => slot.remove(),
      close: async () => {
        slot.remove();
        await terminal.close();
        await daemon.stop();
      },
    };
  });
}
