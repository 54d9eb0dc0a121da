import type { Screen, View } from '../../shared/contract/station.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { BadgeId, UploadId } from '../../shared/domain/ids.ts';
import { accounts, badgeId, uploadId } from './accounts.ts';
import { benchScreens } from './bench.ts';
import { atTheOffice, lookupScreens } from './lookup.ts';
import { moderating, moderationScreens } from './moderation.ts';
import { uploadScreens } from './uploads.ts';

/** One moment of a screen, without language and display. */
export interface Scene {
  readonly screen: Screen;
  readonly account?: Account;
  readonly idle?: boolean;
  readonly ending?: boolean;
  readonly health?: Partial<View['health']>;
  readonly queued?: number;
  readonly work?: NonNullable<View['visit']>['work'];
}

const badge = badgeId as BadgeId;
const soon = new Date(Date.now() + 4 * 60_000 + 12_000).toISOString();
const account = (tab: Extract<Screen, { name: 'account' }>['tab'], of: Account): Scene => ({
  screen: { name: 'account', tab },
  account: of,
});
/** A picture from a stick, taken in by the station. */
const brought: Screen = {
  ...{ name: 'photo', saving: false, problem: null },
  source: {
    ...{ from: 'usb', stage: 'listing', path: [], entries: [], more: false, taking: false },
    picture: { id: uploadId as UploadId, width: 300, height: 376 },
  },
};
const tap = (
  stage: 'waiting' | 'reading' | 'checking',
  problem: Extract<Screen, { name: 'tap' }>['problem'] = null,
): Scene => ({
  screen: { name: 'tap', badge, purpose: 'activate', stage, problem },
  account: accounts.encoded,
});

/** Every screen of the contract, in every state that looks different. */
export const scenes = {
  starting: { screen: { name: 'starting' } },
  'out-of-order': { screen: { name: 'out-of-order', code: 'station.store-damaged' } },
  welcome: { screen: { name: 'welcome', notice: null } },
  'welcome-goodbye': { screen: { name: 'welcome', notice: 'goodbye' }, queued: 2 },
  'welcome-error': {
    screen: { name: 'welcome', notice: 'ent.unreachable' },
    health: { network: 'down', camera: 'none', reader: 'no-reader' },
    queued: 12,
  },
  'sign-in-opening': { screen: { name: 'sign-in', stage: 'opening', origin: null, endsAt: soon } },
  'sign-in-ent': {
    screen: { name: 'sign-in', stage: 'ent', origin: 'https://ent.univ-exemple.fr', endsAt: soon },
  },
  'sign-in-checking': { screen: { name: 'sign-in', stage: 'checking', origin: null, endsAt: soon } },
  'account-fresh': account('personal', accounts.fresh),
  'account-rejected': account('personal', accounts.rejected),
  'account-long': account('personal', accounts.long),
  'account-notice': {
    screen: { name: 'account', tab: 'personal', notice: 'central.unreachable' },
    account: accounts.waiting,
  },
  'account-badge-none': account('badge', accounts.fresh),
  'account-badge-waiting': account('badge', accounts.waiting),
  'account-badge-encoded': account('badge', accounts.encoded),
  'account-badge-active': account('badge', accounts.active),
  'account-badge-opposed': account('badge', accounts.opposed),
  'account-badge-lost': account('badge', accounts.lost),
  'account-security': account('security', accounts.active),
  'account-rights': account('image-rights', accounts.active),
  'account-rights-long': account('image-rights', accounts.long),
  'ent-page': {
    screen: {
      name: 'ent-page',
      page: 'password',
      origin: 'https://motdepasse.ent.univ-exemple.fr',
      endsAt: soon,
    },
    account: accounts.active,
  },
  'rights-explain': {
    screen: { name: 'image-rights', stage: 'explain', then: 'photo' },
    account: accounts.fresh,
  },
  'rights-choose': {
    screen: { name: 'image-rights', stage: 'choose', then: 'photo' },
    account: accounts.fresh,
  },
  'rights-change': {
    screen: { name: 'image-rights', stage: 'choose', then: 'account' },
    account: accounts.active,
  },
  photo: { screen: { name: 'photo', saving: false, problem: null }, account: accounts.fresh },
  /** Its face is too small for the ordinary profile: refused, in a browser that can look at it. */
  'photo-refused': { screen: brought, account: accounts.fresh },
  'badge-request': { screen: { name: 'badge-request' }, account: accounts.mayRequest },
  'badge-request-staff': { screen: { name: 'badge-request' }, account: accounts.longRequest },
  'tap-waiting': tap('waiting'),
  'tap-reading': tap('reading'),
  'tap-checking': tap('checking'),
  'tap-problem': tap('waiting', 'card.unreadable'),
  'tap-found': {
    screen: { name: 'tap', badge, purpose: 'reinstate', stage: 'waiting', problem: null },
    account: accounts.lost,
  },
  oppose: { screen: { name: 'oppose', badge }, account: accounts.active },
  'saved-waiting': {
    screen: { name: 'saved', what: 'photo', delivery: 'waiting' },
    account: accounts.waiting,
  },
  'saved-stored': {
    screen: { name: 'saved', what: 'opposition', delivery: 'stored' },
    account: accounts.active,
  },
  'saved-transmitted': {
    screen: { name: 'saved', what: 'activation', delivery: 'transmitted' },
    account: accounts.active,
  },
  refused: {
    screen: { name: 'refused', what: 'activation', code: 'badge.not-yours' },
    account: accounts.encoded,
  },
  idle: { ...account('personal', accounts.active), idle: true },
  ending: { ...account('badge', accounts.waiting), ending: true },
  'account-moderator': {
    ...account('personal', moderating),
    work: { waiting: { sure: 31, unsure: 8, poor: 3 }, refused: 1 },
  },
  moderation: { screen: moderationScreens.sure, account: moderating },
  'moderation-poor': { screen: moderationScreens.poor, account: moderating },
  'moderation-phone': { screen: moderationScreens.phone, account: moderating },
  'moderation-refused': { screen: moderationScreens.refused, account: moderating },
  'moderation-loading': { screen: moderationScreens.loading, account: moderating },
  'moderation-empty': { screen: moderationScreens.empty, account: moderating },
  'moderation-unreachable': { screen: moderationScreens.unreachable, account: moderating },
  'account-office': account('personal', atTheOffice),
  'bench-first': { screen: benchScreens.first, account: atTheOffice, health: { reader: 'no-reader' } },
  bench: { screen: benchScreens.ready, account: atTheOffice },
  'bench-searching': { screen: benchScreens.searching, account: atTheOffice },
  'bench-choose': { screen: benchScreens.choose, account: atTheOffice },
  'bench-tap': { screen: benchScreens.tap, account: atTheOffice },
  'bench-tap-long': { screen: benchScreens.tapLong, account: atTheOffice, health: { network: 'down' } },
  'bench-card': { screen: benchScreens.card, account: atTheOffice },
  'bench-done': { screen: benchScreens.done, account: atTheOffice },
  'bench-done-active': { screen: benchScreens.doneActive, account: atTheOffice },
  'bench-removed': { screen: benchScreens.removed, account: atTheOffice },
  'bench-opposed': { screen: benchScreens.opposed, account: atTheOffice },
  'bench-taken': { screen: benchScreens.taken, account: atTheOffice },
  'bench-other-data': { screen: benchScreens.otherData, account: atTheOffice },
  'bench-badge-opposed': { screen: benchScreens.badgeOpposed, account: atTheOffice },
  'bench-unreadable': { screen: benchScreens.unreadable, account: atTheOffice },
  'bench-keeping': { screen: benchScreens.keeping, account: atTheOffice },
  'bench-keeping-asking': { screen: benchScreens.keepingAsking, account: atTheOffice },
  'bench-dead': { screen: benchScreens.dead, account: atTheOffice },
  'bench-several': {
    screen: benchScreens.several,
    account: atTheOffice,
    health: { reader: 'several-cards' },
  },
  'bench-keys': { screen: benchScreens.keys, account: atTheOffice, health: { network: 'down' } },
  'bench-nothing': { screen: benchScreens.nothing, account: atTheOffice },
  'bench-refused': { screen: benchScreens.refused, account: atTheOffice },
  lookup: { screen: lookupScreens.ask, account: atTheOffice },
  'lookup-refused': {
    screen: lookupScreens.askRefused,
    account: atTheOffice,
    health: { reader: 'no-reader' },
  },
  'lookup-nothing': { screen: lookupScreens.askProblem, account: atTheOffice },
  'lookup-searching': { screen: lookupScreens.searching, account: atTheOffice },
  'lookup-list': { screen: lookupScreens.list, account: atTheOffice },
  'lookup-active': { screen: lookupScreens.active, account: atTheOffice },
  'lookup-stolen': { screen: lookupScreens.stolen, account: atTheOffice },
  'lookup-lost': { screen: lookupScreens.lost, account: atTheOffice },
  'lookup-encoded': { screen: lookupScreens.encoded, account: atTheOffice },
  'lookup-requested': { screen: lookupScreens.requested, account: atTheOffice },
  'lookup-tap': { screen: lookupScreens.tap, account: atTheOffice },
  'lookup-tap-other': { screen: lookupScreens.tapOther, account: atTheOffice },
  'lookup-saving': { screen: lookupScreens.saving, account: atTheOffice },
  'lookup-saved-waiting': { screen: lookupScreens.savedWaiting, account: atTheOffice },
  'lookup-saved-stored': { screen: lookupScreens.savedStored, account: atTheOffice },
  'lookup-saved-sent': { screen: lookupScreens.savedSent, account: atTheOffice },
  'lookup-accredited': { screen: lookupScreens.accredited, account: atTheOffice },
  'lookup-unknown': { screen: lookupScreens.unknown, account: atTheOffice },
  'lookup-unknown-people': { screen: lookupScreens.unknownPeople, account: atTheOffice },
  'upload-choose': { screen: uploadScreens.choose, account: accounts.fresh },
  'upload-stick-waiting': { screen: uploadScreens.stickWaiting, account: accounts.fresh },
  'upload-stick-gone': { screen: uploadScreens.stickGone, account: accounts.fresh },
  'upload-stick-reading': { screen: uploadScreens.stickReading, account: accounts.fresh },
  'upload-stick-listing': { screen: uploadScreens.stickListing, account: accounts.fresh },
  'upload-stick-inside': { screen: uploadScreens.stickInside, account: accounts.fresh },
  'upload-stick-empty': { screen: uploadScreens.stickEmpty, account: accounts.fresh },
  'upload-taking': { screen: uploadScreens.taking, account: accounts.fresh },
  'upload-phone-opening': { screen: uploadScreens.phoneOpening, account: accounts.fresh },
  'upload-phone-waiting': { screen: uploadScreens.phoneWaiting, account: accounts.fresh },
  'upload-phone-opened': { screen: uploadScreens.phoneOpened, account: accounts.fresh },
  'upload-phone-refused': { screen: uploadScreens.phoneRefused, account: accounts.fresh },
  'upload-phone-receiving': {
    screen: uploadScreens.phoneReceiving,
    account: accounts.fresh,
    health: { network: 'down' },
  },
  'upload-phone-ended': { screen: uploadScreens.phoneEnded, account: accounts.fresh },
  'upload-phone-unreachable': { screen: uploadScreens.phoneUnreachable, account: accounts.fresh },
  leaving: { screen: { name: 'leaving' } },
} as const satisfies Record<string, Scene>;
export type SceneName = keyof typeof scenes;
