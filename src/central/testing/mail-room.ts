import { makeLogger } from '../http/log.ts';
import { sendDue, type MailPost } from '../mail/round.ts';
import type { MailSettings } from '../mail/settings.ts';
import { smtpTransport } from '../mail/transport.ts';
import { openStore, type Store } from '../store/store.ts';
import { makeSqlite, openHouse, outcomeOf, type House } from './house.ts';
import { startMailbox, type Mailbox } from './mailbox.ts';
import { Moderator, rejected, submitPhoto } from './queue.ts';

/** How long a decision can be taken back before its mail leaves, in milliseconds. */
export const due = 30_000;
/** What the mailbox lets in. */
export const account = { user: 'badges', password: 'très-secret' };
/** Of the mailbox, in PEM; it is its own authority. */
interface Certificate {
  readonly key: string;
  readonly cert: string;
}
type Ends = (() => Promise<unknown>)[];

/** A house that mails to an SMTP server of this process, and a moderator who rejects photos. */
export class MailRoom {
  readonly certificate: Certificate;
  readonly mailbox: Mailbox;
  readonly house: House;
  readonly store: Store;
  readonly marc: Moderator;
  /** What is ended with the room, the last one first. */
  readonly ends: Ends;

  private constructor(
    parts: Pick<MailRoom, 'certificate' | 'mailbox' | 'house' | 'store' | 'marc' | 'ends'>,
  ) {
    ({
      certificate: this.certificate,
      mailbox: this.mailbox,
      house: this.house,
      store: this.store,
      marc: this.marc,
      ends: this.ends,
    } = parts);
  }

  /** Its own sender sleeps unless `mailEvery` (milliseconds) is given, so that tests say when a round is made. */
  static async open(
    certificate: Certificate,
    more: Partial<MailSettings> = {},
    mailEvery = 2 ** 31 - 1,
  ): Promise<MailRoom> {
    const ends: Ends = [];
    const mailbox = await startMailbox({ ...certificate, account });
    ends.push(() => mailbox.close());
    const mail = settingsFor(mailbox, certificate, more);
    const house = await openHouse(makeSqlite, { mail, limits: { mailEvery } });
    ends.push(() => house.close());
    const store = await openStore(house.databaseUrl);
    ends.push(() => store.close());
    const office = await house.newStation('Service des badges', true);
    await house.central.admin.grantRole('mduran', 'moderator');
    const marc = await Moderator.at(office, 'mduran');
    return new MailRoom({ certificate, mailbox, house, store, marc, ends });
  }

  async close(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end();
  }

  settings(box: Mailbox = this.mailbox, more: Partial<MailSettings> = {}): MailSettings {
    return settingsFor(box, this.certificate, more);
  }

  /** Sends what is due; answers when there is more to do, in milliseconds. */
  round(more: Partial<MailPost> = {}, settings = this.settings()): Promise<number> {
    const { store, house } = this;
    const post: MailPost = {
      context: { store, clock: () => house.now, university: 'Université de test' },
      settings,
      open: () => smtpTransport(settings),
      logger: makeLogger('info', { write: (line: string) => void house.log.push(line) }),
      random: () => 1,
      ...more,
    };
    return sendDue(post, () => false);
  }

  /** Somebody's photo comes and is rejected. */
  async reject(login: string, message: string | null = null) {
    const one = await submitPhoto(this.house, login);
    const signed = await this.marc.decision(one, rejected(message));
    if ((await outcomeOf(this.marc.station, signed)) !== 'applied') throw new Error('not applied');
    return { ...one, decision: signed.command.id };
  }

  async states(): Promise<string[]> {
    return (await this.house.central.admin.mails()).map(({ state }) => state);
  }
}

const settingsFor = (box: Mailbox, { cert }: Certificate, more: Partial<MailSettings>): MailSettings => ({
  host: '127.0.0.1',
  port: box.port,
  encryption: 'required',
  auth: account,
  from: { name: 'Service des badges', address: 'badges@univ.example' },
  replyTo: 'accueil@univ.example',
  authorities: cert,
  mailOnAcceptance: false,
  ...more,
});
