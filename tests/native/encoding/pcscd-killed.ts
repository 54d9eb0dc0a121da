import { expect } from 'vitest';
import { journalIn } from '../../../src/demo/card-protocols/encoding-folders.ts';
import { encodeOn, encodingOf, keysAtHand } from '../../../src/demo/card-protocols/encoding-kit.ts';
import type { Subject } from '../../../src/demo/card-protocols/encoding-subjects.ts';
import type { PrivatePcscd } from '../../../src/demo/pcscd.ts';
import { VirtualSlot } from '../../../src/demo/virtual-card/field/virtual-slot.ts';
import { untilStatus } from '../../../src/station/card/conformance.ts';
import { createPcscTerminal } from '../../../src/station/card/pcsc/pcsc-terminal.ts';
import { checkCompleted, checkInterrupted, moments, UID, type Moment } from './checks.ts';
import { trayWith } from './tray.ts';

/**
 * Kills pcscd (SIGKILL) at each APDU of an encoding, before the card got it and after it did what it was told; then starts it again
 * and lets a second pass complete the card. Answers the number of cases.
 */
export async function killPcscdEverywhere(subject: Subject, daemon: PrivatePcscd): Promise<number> {
  const { cardMaster = false, profile } = subject;
  const { journal } = journalIn();
  const keys = keysAtHand({ cardMaster });
  const terminal = createPcscTerminal({ limitMs: 2_000 });
  let slot: VirtualSlot | undefined;
  /**
   * A new daemon, and the card on its reader: not before it has a client, because libpcsclite blocks this process until it serves the
   * first one, and it first asks the card, which is in this process.
   */
  const begin = async () => {
    await daemon.start('virtual-reader');
    await untilStatus(terminal, 'no-card');
    slot = new VirtualSlot(daemon.ports[0]); // which need not stay empty: the daemon is new too
    slot.insert(tray);
    await untilStatus(terminal, 'ready');
  };
  const tray = trayWith(subject.card(UID));
  const encode = () => encodeOn(terminal, encodingOf(profile), { keys: keys.port, journal });

  async function oneKill(at: number, moment: Moment): Promise<void> {
    const name = `${subject.name}: pcscd killed ${moment} APDU ${at}`;
    let restarted: Promise<unknown> = Promise.resolve();
    const strike = () => {
      slot?.remove();
      restarted = daemon.stop('SIGKILL').then(() => untilStatus(terminal, 'no-daemon'));
    };
    const card = subject.card(UID);
    tray.put(card, { at, moment, strike });
    const first = await encode();
    expect([name, first.ok]).toEqual([name, false]);
    checkInterrupted(name, subject, card, journal);
    await restarted;
    await begin();
    await checkCompleted(name, subject, card, journal, await encode());
    for (const { id } of journal.unreported()) journal.reported(id);
  }

  try {
    await begin();
    const card = subject.card(UID);
    tray.put(card);
    await checkCompleted(subject.name, subject, card, journal, await encode());
    for (const { id } of journal.unreported()) journal.reported(id);
    const count = tray.apdus;
    for (let at = 1; at <= count; at += 1) for (const moment of moments) await oneKill(at, moment);
    return count * moments.length;
  } finally {
    slot?.remove();
    await terminal.close();
    await daemon.stop();
  }
}
