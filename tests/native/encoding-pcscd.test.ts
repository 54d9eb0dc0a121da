import { afterAll, describe, expect, it } from 'vitest';
import { journalIn } from '../../src/demo/card-protocols/encoding-folders.ts';
import { encodeOn, encodingOf, keysAtHand } from '../../src/demo/card-protocols/encoding-kit.ts';
import { SUBJECTS } from '../../src/demo/card-protocols/encoding-subjects.ts';
import { VirtualSlot } from '../../src/demo/virtual-card/field/virtual-slot.ts';
import { untilStatus } from '../../src/station/card/conformance.ts';
import { loadBinding } from '../../src/station/card/pcsc/binding.ts';
import { createPcscTerminal } from '../../src/station/card/pcsc/pcsc-terminal.ts';
import { createPrivatePcscd, pcscdMissing } from '../peers/pcscd.ts';
import { killPcscdEverywhere } from './encoding/pcscd-killed.ts';
import { killStationEverywhere } from './encoding/station-killed.ts';

const missing =
  pcscdMissing() ?? ('cause' in loadBinding() ? 'the card reader binding is not built' : undefined);
/** `npm run torture` kills at each APDU of every kind of card; without it, of these two. */
const everyKind = process.env['TORTURE'] === 'all';
const tortured = SUBJECTS.filter(
  ({ name }) => everyKind || name === 'DESFire EV2' || name === 'MIFARE Classic, key B writes',
);
const UID = '04A1B2C3D4E580';

if (missing !== undefined) {
  describe('encoding on pcscd', () => it.skip(`[skipped: ${missing}]`, () => undefined));
} else {
  const daemon = await createPrivatePcscd();
  process.env['PCSCLITE_CSOCK_NAME'] = daemon.socket; // read once, at the first call of libpcsclite
  afterAll(() => daemon.close());

  describe.each(SUBJECTS)('an encoding of $name on pcscd', (subject) => {
    it('leaves its bytes under the keys of the card, and finds them complete the second time', async () => {
      await daemon.start('virtual-reader');
      const terminal = createPcscTerminal();
      const slot = new VirtualSlot(daemon.ports[0]);
      const card = subject.card(UID);
      const { journal } = journalIn();
      const keys = keysAtHand({ cardMaster: subject.cardMaster ?? false });
      const encode = () => encodeOn(terminal, encodingOf(subject.profile), { keys: keys.port, journal });
      await untilStatus(terminal, 'no-card');
      slot.insert(card);
      await untilStatus(terminal, 'ready');
      expect(await encode()).toMatchObject({ ok: true, value: { uid: UID, found: 'blank' } });
      expect(await subject.read(card, UID)).toEqual(subject.wanted(UID));
      const found = subject.profile.kind === 'uid-only' ? 'blank' : 'complete';
      expect(await encode()).toMatchObject({ ok: true, value: { uid: UID, found } });
      expect(await subject.read(card, UID)).toEqual(subject.wanted(UID));
      slot.remove();
      await terminal.close();
      await daemon.stop();
    });
  });

  describe.each(tortured)('an encoding of $name, interrupted at every single APDU', (subject) => {
    const limit = { timeout: 900_000 };
    it('survives the death of pcscd: the card is listed, and a second pass completes it', limit, async () => {
      expect(await killPcscdEverywhere(subject, daemon)).toBeGreaterThanOrEqual(6);
    });

    it(
      'survives the death of the station: the card is listed, and a second pass completes it',
      limit,
      async () => {
        expect(await killStationEverywhere(subject, daemon)).toBeGreaterThanOrEqual(6);
      },
    );
  });
}
