import { randomUUID } from 'node:crypto';
import type { OpenedVisit } from '../../shared/contract/central.ts';
import { paths } from '../../shared/contract/central.ts';
import type { PhotoDecision } from '../../shared/contract/command.ts';
import { Batch, type BatchRequest } from '../../shared/contract/moderation.ts';
import type { CommandId, PersonId, PhotoId, Sha256 } from '../../shared/domain/ids.ts';
import type { Quality } from '../../shared/quality/quality.ts';
import { outcomeOf, photos, type House } from './house.ts';
import type { Answer, Signed, TestStation } from './test-station.ts';

/** Measures of each class. */
export const qualities: Readonly<Record<'sure' | 'unsure' | 'poor', Quality>> = {
  sure: quality('pass'),
  unsure: { ...quality('pass'), analysis: 'off', measures: [] },
  poor: quality('fail'),
};

function quality(verdict: 'pass' | 'fail'): Quality {
  const profile = { name: 'default', version: 1 };
  const measures = [{ check: 'Sharpness' as const, value: verdict === 'pass' ? 40 : 2, verdict }];
  return { profile, analysis: 'on', measures, tries: 1, anyway: verdict === 'fail' };
}

/** A photo of somebody that waits. */
export interface Submitted {
  readonly login: string;
  readonly person: PersonId;
  readonly photo: PhotoId;
}

let shade = 0;

/** Somebody new (or again) takes a photo at the house's first station. Each photo is another colour, and a second later than the one before. */
export async function submitPhoto(
  house: House,
  login: string,
  quality: Quality | null = qualities.sure,
): Promise<Submitted> {
  const known = (await house.central.admin.people()).find((one) => one.login === login);
  if (known === undefined) {
    await house.central.admin.addPerson({
      ...{ kind: 'student', firstName: 'Ana', lastName: `Ruiz ${login}`, login },
      ...{ universityEmail: `${login}@example.fr`, contactEmail: null, studentNumber: `n-${login}` },
      staffNumber: null,
    });
  }
  const visit = await house.station.visit(login);
  const photo = randomUUID() as PhotoId;
  shade += 1;
  const colour = `#${(0x204060 + shade * 0x030507).toString(16).slice(-6)}`;
  const payload = { photo, ...(quality === null ? {} : { quality }) };
  const signed = await house.station.command(visit, 'photo.submit', payload, {
    photos: await photos(colour),
  });
  const outcome = await outcomeOf(house.station, signed);
  if (outcome !== 'applied') throw new Error(outcome);
  house.now += 1000;
  return { login, person: visit.account.person.id, photo };
}

/** A moderator's hands: a visit at a station. */
export class Moderator {
  readonly station: TestStation;
  readonly visit: OpenedVisit;
  constructor(station: TestStation, visit: OpenedVisit) {
    this.station = station;
    this.visit = visit;
  }

  static async at(station: TestStation, login: string): Promise<Moderator> {
    return new Moderator(station, await station.visit(login));
  }

  count(): Promise<Answer> {
    return this.station.ask('GET', paths.moderation(this.visit.visit), undefined, {
      visit: this.visit.token,
    });
  }

  ask(request: Partial<BatchRequest> = {}): Promise<Answer> {
    const body = { class: null, size: 5, skip: [], ...request };
    return this.station.ask('POST', paths.moderation(this.visit.visit), body, { visit: this.visit.token });
  }

  async take(request: Partial<BatchRequest> = {}): Promise<Batch> {
    return Batch.parse((await this.ask(request)).body);
  }

  image(sha256: Sha256): Promise<Answer> {
    const path = paths.moderationImage(this.visit.visit, sha256);
    return this.station.ask('GET', path, undefined, { visit: this.visit.token });
  }

  /** Signed and not yet delivered. */
  decision(
    { person, photo }: Pick<Submitted, 'person' | 'photo'>,
    decision: PhotoDecision = { state: 'accepted' },
    more: Record<string, unknown> = {},
  ): Promise<Signed> {
    const actor = { role: 'moderator', visit: this.visit.visit };
    return this.station.command(
      this.visit,
      'photo.decide',
      { photo, decision },
      { subject: person, actor, ...more },
    );
  }

  async decide(of: Pick<Submitted, 'person' | 'photo'>, decision?: PhotoDecision): Promise<string> {
    return outcomeOf(this.station, await this.decision(of, decision));
  }

  async undo(
    { person, photo }: Pick<Submitted, 'person' | 'photo'>,
    decision: CommandId,
    more: Record<string, unknown> = {},
  ): Promise<string> {
    const actor = { role: 'moderator', visit: this.visit.visit };
    const payload = { photo, decision };
    return outcomeOf(
      this.station,
      await this.station.command(this.visit, 'photo.undecide', payload, { subject: person, actor, ...more }),
    );
  }
}

export const rejected = (message: string | null = null): PhotoDecision => ({
  state: 'rejected',
  reason: 'blurred',
  message,
});
