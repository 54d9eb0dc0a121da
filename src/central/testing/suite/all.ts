import { describe } from 'vitest';
import type { MakeDatabase } from '../house.ts';
import { badgeExpirySuite } from './badge-expiry.ts';
import { badgeExportSuite } from './badge-export.ts';
import { badgeLifeSuite } from './badge-life.ts';
import { badgeSuite } from './badges.ts';
import { commandSuite } from './commands.ts';
import { mailSuite } from './mails.ts';
import { moderationSuite } from './moderation.ts';
import { moderationQueueSuite } from './moderation-queue.ts';
import { encodingSuite } from './encoding.ts';
import { officeSuite } from './office.ts';
import { officeActSuite } from './office-acts.ts';
import { officeCardSuite } from './office-cards.ts';
import { officeHoldSuite } from './office-holds.ts';
import { officeLimitSuite } from './office-limits.ts';
import { officeRaceSuite } from './office-races.ts';
import { photoSuite } from './photo.ts';
import { signInSuite } from './sign-in.ts';
import { stationSuite } from './stations.ts';
import { unexplainedKeySuite } from './unexplained-keys.ts';
import { uploadSuite } from './uploads.ts';
import { visitSuite } from './visit.ts';
import { webhookSuite } from './webhook.ts';

/** Everything that central promises, on whatever database it is given. */
export function centralSuite(makeDatabase: MakeDatabase): void {
  // Hooks of a suite are its own: at the top they would run for each test of all the others.
  visitSuite(makeDatabase);
  describe('stations', () => stationSuite(makeDatabase));
  describe('the sign-in', () => signInSuite(makeDatabase));
  describe('commands', () => commandSuite(makeDatabase));
  photoSuite(makeDatabase);
  describe('badges', () => badgeSuite(makeDatabase));
  badgeLifeSuite(makeDatabase);
  officeActSuite(makeDatabase);
  officeCardSuite(makeDatabase);
  officeSuite(makeDatabase);
  officeHoldSuite(makeDatabase);
  officeLimitSuite(makeDatabase);
  officeRaceSuite(makeDatabase);
  encodingSuite(makeDatabase);
  unexplainedKeySuite(makeDatabase);
  badgeExpirySuite(makeDatabase);
  badgeExportSuite(makeDatabase);
  moderationQueueSuite(makeDatabase);
  moderationSuite(makeDatabase);
  mailSuite(makeDatabase);
  webhookSuite(makeDatabase);
  uploadSuite(makeDatabase);
}
