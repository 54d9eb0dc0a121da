import type { Attachment } from '../shared/contract/command.ts';
import type { Account } from '../shared/domain/account.ts';
import type { BadgeSummary } from '../shared/domain/badge.ts';
import type { PersonId } from '../shared/domain/ids.ts';
import { assembleAccount, personOf } from './account/assemble.ts';
import { summaryOf } from './badges/read.ts';
import type { Context } from './context.ts';
import { listMails, type MailReport } from './mail/list.ts';
import { listOperators, type OperatorReport } from './operators/list.ts';
import { pictureOf } from './photos/picture.ts';
import { photosOf } from './photos/read.ts';
import { listStations, type StationReport } from './stations/list.ts';
import type {
  BadgeEventsTable,
  CommandsTable,
  ConsentsTable,
  PhotoDecisionsTable,
  PhotosTable,
  VisitsTable,
} from './store/schema.ts';
import { listWebhook, type WebhookReport } from './webhook/list.ts';

type PhotoReport = PhotosTable & { readonly images: Readonly<Record<Attachment['name'], Uint8Array>> };
type BadgeReport = BadgeSummary & {
  readonly person: PersonId;
  readonly events: readonly BadgeEventsTable[];
};

/** What can be looked at, and changed in no way. */
export interface Inspector {
  people(): Promise<Account['person'][]>;
  account(person: PersonId): Promise<Account>;
  /** Newest first, with the pictures in clear. */
  photos(person: PersonId): Promise<PhotoReport[]>;
  /** Every decision ever made, in the order of the acts. */
  consents(person: PersonId): Promise<ConsentsTable[]>;
  badges(person: PersonId): Promise<BadgeReport[]>;
  /** Of one person or of all, in the order of arrival. */
  commands(person?: PersonId): Promise<CommandsTable[]>;
  stations(): Promise<StationReport[]>;
  /** Every decision on a person's photos, those undone included, in the order of arrival. */
  decisions(person: PersonId): Promise<PhotoDecisionsTable[]>;
  /** Mails that wait, were sent, dropped or given up. */
  mails(): Promise<MailReport[]>;
  /** What the university's own system was told of badges, and what waits. */
  webhook(): Promise<WebhookReport[]>;
  operators(): Promise<OperatorReport[]>;
  /** Of one person, oldest first. */
  visits(person: PersonId): Promise<VisitsTable[]>;
}

/** The reading part of the administrator's port. */
export function inspectorOf(context: Context): Inspector {
  const { store } = context;
  return {
    async people() {
      const rows = await store.db
        .selectFrom('people')
        .selectAll()
        .orderBy('last_name')
        .orderBy('id')
        .execute();
      return rows.map(personOf);
    },
    account: (person) => store.transaction((tx) => assembleAccount(tx, person)),
    async photos(person) {
      const rows = await store.transaction((tx) => photosOf(tx, person));
      return Promise.all(rows.map((row) => withImages(context, row)));
    },
    consents: (person) =>
      store.db
        .selectFrom('consents')
        .selectAll()
        .where('person_id', '=', person)
        .orderBy('decided_at')
        .orderBy('command_id')
        .orderBy('purpose')
        .execute(),
    badges: (person) =>
      store.transaction(async (tx) => {
        const rows = await tx.selectFrom('badges').selectAll().where('person_id', '=', person).execute();
        const events = await tx.selectFrom('badge_events').selectAll().orderBy('position').execute();
        return rows.map((row) => ({
          ...summaryOf(row),
          person: row.person_id,
          events: events.filter((event) => event.badge_id === row.id),
        }));
      }),
    commands(person) {
      const all = store.db.selectFrom('commands').selectAll().orderBy('received_at').orderBy('id');
      return (person === undefined ? all : all.where('person_id', '=', person)).execute();
    },
    stations: () => store.transaction(listStations),
    decisions: (person) =>
      store.db
        .selectFrom('photo_decisions')
        .innerJoin('photos', 'photos.id', 'photo_decisions.photo_id')
        .selectAll('photo_decisions')
        .where('photos.person_id', '=', person)
        .orderBy('recorded_at')
        .orderBy('photo_decisions.id')
        .execute(),
    mails: () => listMails(store.db, true),
    webhook: () => listWebhook(store.db, true),
    operators: () => listOperators(store.db),
    visits: (person) =>
      store.db
        .selectFrom('visits')
        .selectAll()
        .where('person_id', '=', person)
        .orderBy('opened_ms')
        .execute(),
  };
}

async function withImages(context: Context, photo: PhotosTable): Promise<PhotoReport> {
  const rows = await context.store.db
    .selectFrom('images')
    .select(['name', 'clear_sha256'])
    .where('photo_id', '=', photo.id)
    .execute();
  const open = async (name: Attachment['name']) => {
    const row = rows.find((one) => one.name === name);
    const wanted = row && { person: photo.person_id, name, sha256: row.clear_sha256 };
    const picture = wanted ? await pictureOf(context, wanted) : null;
    if (picture === null) throw new Error(`photo ${photo.id} has no ${name}`);
    return picture;
  };
  const images = {
    'identity-photo': await open('identity-photo'),
    'directory-photo': await open('directory-photo'),
  };
  return { ...photo, images };
}
