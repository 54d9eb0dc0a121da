import { Suspense } from 'react';
import type { View } from '../shared/contract/station.ts';
import { never } from '../shared/domain/result.ts';
import { AccountScreen } from './account/account-screen.tsx';
import { BadgeRequest } from './badge/badge-request.tsx';
import { Bench } from './bench/lazy-bench.tsx';
import { Coming } from './frame/coming.tsx';
import { ImageRights } from './image-rights/image-rights.tsx';
import { Lookup } from './lookup/lazy-lookup.tsx';
import { Moderation } from './moderation/lazy-moderation.tsx';
import { Opposition } from './opposition/opposition.tsx';
import { Refused } from './outcome/refused.tsx';
import { Saved } from './outcome/saved.tsx';
import { PhotoKitOfVisit, PhotoScreen } from './photo/kit-of-visit.tsx';
import { EntFrame } from './sign-in/ent-frame.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { Leaving, OutOfOrder, Starting } from './starting/starting.tsx';
import { Tap } from './tap/tap.tsx';
import { Welcome } from './welcome/welcome.tsx';

/** The screen that the station shows, and what the booth keeps warm for a whole visit. */
export function ScreenOf(props: { view: View; canSpeak: boolean }) {
  if (props.view.visit === null) return <Drawn {...props} />;
  return (
    <PhotoKitOfVisit>
      <Drawn {...props} />
    </PhotoKitOfVisit>
  );
}

/** A screen of somebody without a visit is a moment between two views. */
function Drawn({ view, canSpeak }: { view: View; canSpeak: boolean }) {
  const { screen, visit } = view;
  switch (screen.name) {
    case 'starting':
      return <Starting />;
    case 'out-of-order':
      return <OutOfOrder code={screen.code} />;
    case 'welcome':
      return <Welcome view={view} notice={screen.notice} />;
    case 'sign-in':
      return screen.stage === 'ent' ? (
        <EntFrame view={view} origin={screen.origin} endsAt={screen.endsAt} canSpeak={canSpeak} />
      ) : (
        <SignIn stage={screen.stage} />
      );
    case 'ent-page':
      return <EntFrame view={view} origin={screen.origin} endsAt={screen.endsAt} canSpeak={canSpeak} />;
    case 'leaving':
      return <Leaving />;
    case 'moderation':
      return visit === null ? <Starting /> : <Moderation screen={screen} isIdle={visit.idle !== null} />;
    case 'lookup':
      return visit === null ? (
        <Starting />
      ) : (
        <Lookup screen={screen} view={view} isIdle={visit.idle !== null} />
      );
    case 'bench':
      return visit === null ? (
        <Starting />
      ) : (
        <Bench screen={screen} view={view} isIdle={visit.idle !== null} />
      );
    case 'account':
    case 'image-rights':
    case 'photo':
    case 'badge-request':
    case 'tap':
    case 'oppose':
    case 'saved':
    case 'refused':
      return visit === null ? (
        <Starting />
      ) : (
        <VisitScreen screen={screen} view={view} account={visit.account} />
      );
    default:
      return never(screen);
  }
}

type OwnScreen = Extract<
  View['screen'],
  { name: 'account' | 'image-rights' | 'photo' | 'badge-request' | 'tap' | 'oppose' | 'saved' | 'refused' }
>;
type OwnAccount = NonNullable<View['visit']>['account'];

function VisitScreen({ screen, view, account }: { screen: OwnScreen; view: View; account: OwnAccount }) {
  switch (screen.name) {
    case 'account':
      return (
        <AccountScreen
          account={account}
          tab={screen.tab}
          notice={screen.notice ?? null}
          pages={view.entPages}
          work={view.visit?.work}
        />
      );
    case 'image-rights':
      return <ImageRights account={account} stage={screen.stage} />;
    case 'photo':
      return (
        <Suspense fallback={<Coming />}>
          <PhotoScreen
            account={account}
            saving={screen.saving}
            problem={screen.problem}
            source={screen.source}
          />
        </Suspense>
      );
    case 'badge-request':
      return <BadgeRequest account={account} />;
    case 'tap':
      return (
        <Tap
          account={account}
          badge={screen.badge}
          purpose={screen.purpose}
          stage={screen.stage}
          problem={screen.problem}
          reader={view.health.reader}
        />
      );
    case 'oppose':
      return <Opposition account={account} badge={screen.badge} />;
    case 'saved':
      return <Saved what={screen.what} delivery={screen.delivery} />;
    case 'refused':
      return <Refused what={screen.what} code={screen.code} />;
    default:
      return never(screen);
  }
}
