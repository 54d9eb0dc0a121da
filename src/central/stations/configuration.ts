import type { Configuration } from '../../shared/contract/central.ts';
import type { StationId } from '../../shared/domain/ids.ts';
import { instant } from '../clock.ts';
import { recipients, type Context } from '../context.ts';

/** `host[:port]` values that the isolated view may visit. */
export const entHosts = ({ ent }: Pick<Context, 'ent'>): string[] => [
  ...new Set([new URL(ent.prefixUrl).host, ...ent.hosts]),
];

/** What a station needs to know. */
export function configurationOf(
  context: Context,
  station: { id: StationId; name: string; office: boolean },
): Configuration {
  const { keys, texts, university, ent, clock, photoProfile, encoding } = context;
  return {
    station: station.id,
    place: station.name,
    university,
    receiptKeys: [{ ...keys.receipt.publicJwk, kid: keys.receipt.kid }],
    sealingKeys: recipients(context),
    ent: { pages: ent.pages, hosts: entHosts(context) },
    consentTexts: texts.all.map(({ version, sha256 }) => ({ version, sha256 })),
    ...(photoProfile === null ? {} : { photoProfile }),
    office: station.office,
    ...(station.office && encoding !== null ? { encoding: encoding.rules } : {}),
    serverTime: instant(clock()),
  };
}
