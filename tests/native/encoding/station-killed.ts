import { expect } from 'vitest';
import {
  encodeOn,
  encodingOf,
  journalAt,
  keysAtHand,
} from '../../../src/demo/card-protocols/encoding-kit.ts';
import type { Subject } from '../../../src/demo/card-protocols/encoding-subjects.ts';
import type { PrivatePcscd } from '../../../src/demo/pcscd.ts';
import { VirtualSlot } from '../../../src/demo/virtual-card/field/virtual-slot.ts';
import { untilStatus } from '../../../src/station/card/conformance.ts';
import { createPcscTerminal } from '../../../src/station/card/pcsc/pcsc-terminal.ts';
import { temporaryFolder } from '../../../src/station/engine-kit.ts';
import { checkCompleted, checkInterrupted, moments, UID, type Moment } from './checks.ts';
import { trayWith } from './tray.ts';
import { startVictims } from './victims.ts';

/**
 * A process that encodes is killed (SIGKILL) at each APDU, before it sends it and after the answer came; another process finds its
 * store, and a second pass completes the card, which never lost its power. Answers the number of cases.
 */
export async function killStationEverywhere(subject: Subject, daemon: PrivatePcscd): Promise<number> {
  const { cardMaster = false, profile } = subject;
  const keys = keysAtHand({ cardMaster });
  await daemon.start('virtual-reader');
  const slot = new VirtualSlot(daemon.ports[0]);
  const terminal = createPcscTerminal({ limitMs: 2_000 });
  const tray = trayWith(subject.card(UID));
  await untilStatus(terminal, 'no-card'); // libpcsclite blocks until pcscd serves, which asks a card that is there first
  slot.insert(tray);
  await untilStatus(terminal, 'ready');
  const victims = startVictims(2);

  async function oneKill(at: number, moment: Moment): Promise<void> {
    const name = `${subject.name}: station killed ${moment} APDU ${at}`;
    const card = subject.card(UID);
    tray.put(card);
    const directory = temporaryFolder();
    const ended = await victims.send({ subject: subject.name, directory, die: { at, moment } });
    expect([name, ended]).toEqual([name, 'killed']);
    const { journal, store } = journalAt(directory);
    checkInterrupted(name, subject, card, journal);
    const second = await encodeOn(terminal, encodingOf(profile), { keys: keys.port, journal });
    await checkCompleted(name, subject, card, journal, second);
    store.close();
  }

  try {
    const whole = await victims.send({ subject: subject.name, directory: temporaryFolder() });
    if (whole === 'killed') throw new Error('the victim was not to die');
    expect(whole.encoded).toBe(true);
    for (let at = 1; at <= whole.apdus; at += 1) for (const moment of moments) await oneKill(at, moment);
    return whole.apdus * moments.length;
  } finally {
    await victims.close();
    slot.remove();
    await terminal.close();
    await daemon.stop();
  }
}
