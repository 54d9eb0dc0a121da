import type { MakeDatabase } from '../house.ts';
import { badgeExportSuite } from './badge-export.ts';
import { badgeSuite } from './badges.ts';
import { commandSuite } from './commands.ts';
import { mailSuite } from './mails.ts';
import { moderationSuite } from './moderation.ts';
import { moderationQueueSuite } from './moderation-queue.ts';
import { photoSuite } from './photo.ts';
import { signInSuite } from './sign-in.ts';
import { stationSuite } from './stations.ts';
import { uploadSuite } from './uploads.ts';
import { visitSuite } from './visit.ts';

/** Everything that central promises, on whatever database it is given. */
export function centralSuite(makeDatabase: MakeDatabase): void {
  visitSuite(makeDatabase);
  stationSuite(makeDatabase);
  signInSuite(makeDatabase);
  commandSuite(makeDatabase);
  photoSuite(makeDatabase);
  badgeSuite(makeDatabase);
  badgeExportSuite(makeDatabase);
  moderationQueueSuite(makeDatabase);
  moderationSuite(makeDatabase);
  mailSuite(makeDatabase);
  uploadSuite(makeDatabase);
}
