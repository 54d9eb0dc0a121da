import type { CommandKind, Payload } from '../../shared/contract/command.ts';
import type { BadgeSheet, Holder } from '../../shared/contract/office.ts';
import type { Act } from '../../shared/contract/station.ts';
import type { BadgeAct } from '../../shared/domain/badge.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import { BadgeId } from '../../shared/domain/ids.ts';
import { fullName } from '../../shared/domain/person.ts';
import { officeDraft } from '../office/draft.ts';
import type { Draft } from '../queue/port.ts';
import type { EventOf, Fresh } from '../visit/event.ts';
import { instant } from '../visit/outcome.ts';
import type { VisitFlow } from '../visit/state.ts';
import type { BadgeChange } from './work.ts';
import { after, mayOppose } from './offers.ts';
import type { Doing } from './step.ts';

type Confirmed = Extract<Act, { act: 'office-act' }>;
type Waiting = Extract<Doing, { way: 'tap' | 'saving' }>;

/** A confirmed act as its command, which is made once. The badge's UID is that of the sheet: the card must say the same. */
export function doingOf(flow: VisitFlow, event: EventOf<'act'>, sheet: BadgeSheet, act: Confirmed): Waiting {
  const { badge, what, motive } = act;
  const at = instant(event.at);
  const common = { way: 'tap', act: what, person: fullName(sheet.holder), badge, card: null } as const;
  const draft = <K extends CommandKind>(kind: K, payload: Payload<K>): Draft =>
    officeDraft(flow.access.visit, event.fresh.command, sheet.holder.id, kind, payload);
  const becomes = (change: BadgeChange, by: BadgeAct): BadgeChange => {
    const state = after(sheet, by) ?? sheet.state;
    return { state, ...(state === sheet.state ? {} : { changedAt: at }), ...change };
  };
  switch (what) {
    case 'activate': {
      const uid = given(sheet.uid);
      return {
        ...common,
        card: uid,
        draft: draft('badge.activate', { badge, uid }),
        change: becomes({ motive: null }, 'activate'),
      };
    }
    case 'reinstate': {
      const uid = given(sheet.uid);
      return {
        ...common,
        card: uid,
        draft: draft('badge.reinstate', { badge, uid, note: given(act.note) }),
        change: becomes({ motive: null }, 'reinstate'),
      };
    }
    case 'oppose': {
      const said = { badge, motive: given(motive), note: given(act.note) };
      return { ...common, draft: draft('badge.oppose', said), change: becomes({ motive }, 'oppose') };
    }
    case 'replace': {
      // What is opposed keeps its motive, but for a loss that turns out to be worse; one that has expired was opposed for none, and a word
      // is asked for all the same.
      const why = motive ?? sheet.motive ?? 'faulty';
      const opposes = mayOppose(sheet) && !(sheet.state === 'opposed' && why === sheet.motive);
      const said = { badge, motive: why, note: given(act.note), replacement: BadgeId.parse(event.fresh.id) };
      const change = opposes ? becomes({ motive: why }, 'oppose') : {};
      return { ...common, draft: draft('badge.replace', said), change };
    }
    case 'deliver': {
      const said = { badge, ...(act.note === null ? {} : { note: act.note }) };
      const change = { deliveredAt: sheet.deliveredAt ?? at };
      return { ...common, draft: draft('badge.deliver', said), change };
    }
    case 'destroy': {
      const said = { badge, note: given(act.note) };
      return { ...common, draft: draft('badge.destroy', said), change: becomes({}, 'destroy') };
    }
  }
}

/** What was asked for before the act was taken. */
function given<T>(value: T | null): T {
  if (value === null) throw new Error('an act was taken without what it needs');
  return value;
}

/** The unknown card as a badge of this person. */
export function accreditation(
  flow: VisitFlow,
  fresh: Fresh,
  holder: Holder,
  { kind, uid, note }: Extract<Act, { act: 'accredit' }>,
): Waiting {
  const badge = BadgeId.parse(fresh.id);
  return {
    ...{ way: 'tap', act: 'accredit', person: fullName(holder), badge, change: {} },
    card: uid satisfies CardUid,
    draft: officeDraft(flow.access.visit, fresh.command, holder.id, 'badge.accredit', {
      badge,
      kind,
      uid,
      note,
    }),
  };
}
