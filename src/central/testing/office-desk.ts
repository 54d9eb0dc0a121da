import { paths, type OpenedVisit } from '../../shared/contract/central.ts';
import {
  BadgeSheet,
  CardVerdict,
  OfficeFound,
  OfflineKeys,
  PeopleFound,
  type ProfileName,
} from '../../shared/contract/office.ts';
import type { BadgeId, Sha256 } from '../../shared/domain/ids.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import { EncodingProfile as Profile } from '../../shared/encoding/profile.ts';
import type { EncodingSettings } from '../encoding/encoding.ts';
import { heldKeys, keyName } from '../encoding/held-keys.ts';
import type { Answer, TestStation } from './test-station.ts';

/** A DESFire profile that writes all that a student's badge can carry. */
export const studentProfile: EncodingProfile = Profile.parse({
  ...{ kind: 'desfire-aes', id: 'house-desfire', version: 3, application: 'F585C0', chip: 'ev1' },
  keys: [
    { number: 0, version: 1 },
    { number: 1, version: 1 },
  ],
  diversification: { input: ['uid', 'application', 'key', 'system'], system: '5445535453' },
  ...{ createNeedsMaster: true, listNeedsMaster: false },
  files: [
    {
      ...{ file: 1, size: 128, mode: 'full' },
      rights: { read: 1, write: 0, readWrite: 'never', change: 0 },
      content: [
        {
          ...{ field: 'studentNumber', offset: 0, length: 15, encoding: 'ascii' },
          pad: { side: 'right', byte: '00' },
        },
        { field: 'escn', offset: 16, length: 16, encoding: 'hex' },
        { field: 'expiry', offset: 32, length: 4, encoding: 'bcd' },
        { field: 'signature', offset: 40, length: 64, encoding: 'hex' },
      ],
    },
  ],
});
export const staffProfile: EncodingProfile = Profile.parse({ kind: 'uid-only', id: 'uid-only', version: 1 });

/** The master keys of `studentProfile`, as text: no answer and no log may have them. */
export const masterKeys = {
  '0': '10101010202020203030303040404040',
  '1': 'A1A1A1A1B2B2B2B2C3C3C3C3D4D4D4D4',
};

/** How the house encodes. */
export const encodingSettings = (more: Partial<EncodingSettings> = {}): EncodingSettings => ({
  profiles: { student: studentProfile, staff: staffProfile },
  afterwards: 'leave',
  keys: heldKeys(
    new Map(
      Object.entries(masterKeys).map(([key, hex]) => [
        keyName(studentProfile, key),
        new Uint8Array(Buffer.from(hex, 'hex')),
      ]),
    ),
  ),
  ...{ cardMaster: false, escn: { pic: '999859608', prefix: 2 }, validity: { until: '09-30', months: 3 } },
  ...more,
});

function goodBody({ status, body }: Answer): unknown {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** An operator at a desk: a visit at a station. */
export class OfficeDesk {
  readonly station: TestStation;
  readonly visit: OpenedVisit;
  constructor(station: TestStation, visit: OpenedVisit) {
    this.station = station;
    this.visit = visit;
  }

  static async at(station: TestStation, login: string): Promise<OfficeDesk> {
    return new OfficeDesk(station, await station.visit(login));
  }

  get(path: string): Promise<Answer> {
    return this.station.ask('GET', path, undefined, { visit: this.visit.token });
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.station.ask('POST', path, body, { visit: this.visit.token });
  }

  /** Every question that there is, with nothing wrong but perhaps who asks. */
  everything(badge: BadgeId, uid = '04AABBCCDDEE80'): Promise<Answer>[] {
    const { visit } = this.visit;
    const profile: ProfileName = { id: studentProfile.id, version: studentProfile.version };
    return [
      this.get(paths.bench(visit)),
      this.post(paths.officeBadges(visit), { by: 'uid', uid }),
      this.post(paths.officePeople(visit), { by: 'name', text: 'du' }),
      this.get(paths.officeBadge(visit, badge)),
      this.get(paths.officeImage(visit, 'a'.repeat(64) as Sha256)),
      this.post(paths.benchCards(visit), { badge, uid, profile }),
      this.post(paths.benchOfflineKeys(visit), { profile, uids: [uid] }),
    ];
  }

  askSearch(search: Record<string, string>): Promise<Answer> {
    return this.post(paths.officeBadges(this.visit.visit), search);
  }

  async search(search: Record<string, string>): Promise<OfficeFound> {
    return OfficeFound.parse(goodBody(await this.askSearch(search)));
  }

  askPeople(text: string): Promise<Answer> {
    return this.post(paths.officePeople(this.visit.visit), { by: 'name', text });
  }

  async people(text: string): Promise<PeopleFound> {
    return PeopleFound.parse(goodBody(await this.askPeople(text)));
  }

  async sheet(badge: BadgeId): Promise<BadgeSheet> {
    return BadgeSheet.parse(goodBody(await this.get(paths.officeBadge(this.visit.visit, badge))));
  }

  image(sha256: string): Promise<Answer> {
    return this.get(paths.officeImage(this.visit.visit, sha256 as Sha256));
  }

  askCard(badge: string, uid: string, profile: unknown = studentProfile): Promise<Answer> {
    const { id, version } = profile as ProfileName;
    return this.post(paths.benchCards(this.visit.visit), { badge, uid, profile: { id, version } });
  }

  async card(badge: string, uid: string, profile?: unknown): Promise<CardVerdict> {
    return CardVerdict.parse(goodBody(await this.askCard(badge, uid, profile)));
  }

  askOffline(uids: readonly string[], profile: unknown = studentProfile): Promise<Answer> {
    const { id, version } = profile as ProfileName;
    return this.post(paths.benchOfflineKeys(this.visit.visit), { profile: { id, version }, uids });
  }

  async offline(uids: readonly string[], profile?: unknown): Promise<OfflineKeys> {
    return OfflineKeys.parse(goodBody(await this.askOffline(uids, profile)));
  }
}
