import {
  ArrowRight,
  Check,
  CircleAlert,
  CreditCard,
  Clock3,
  IdCard,
  LogOut,
  ShieldCheck,
  UserRound,
} from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  accountTabs,
  type Act,
  type AccountTab,
  type EntPage,
  type View,
} from '../../shared/contract/station.ts';
import { nextStep, type Account, type NextStep } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { discreetName } from '../../shared/domain/person.ts';
import { never } from '../../shared/domain/result.ts';
import { OfficeCard } from '../bench/office-card.tsx';
import { useAct } from '../connection/use-station.tsx';
import { MainAction } from '../controls/buttons.tsx';
import { ErrorNotice, Notice } from '../controls/error-notice.tsx';
import { Page } from '../frame/page.tsx';
import { WorkCard } from '../moderation/work-card.tsx';
import { BadgeTab } from './badge-tab.tsx';
import { PersonalTab } from './personal-tab.tsx';
import { PhotoOf } from './photo-of.tsx';
import { RightsTab } from './rights-tab.tsx';
import { SecurityTab } from './security-tab.tsx';
import './account.css';

const icons = {
  personal: UserRound,
  badge: CreditCard,
  security: ShieldCheck,
  'image-rights': IdCard,
} as const;

/** « Mon compte » : who, what comes next, and four tabs. */
export function AccountScreen({
  account,
  tab,
  notice,
  pages,
  work,
}: {
  account: Account;
  tab: AccountTab;
  notice: ErrorCode | null;
  /** The ENT's own pages that can be opened. */
  pages: readonly EntPage[];
  /** What this person does for others, if anything. */
  work?: NonNullable<View['visit']>['work'];
}) {
  const { t } = useTranslation();
  const act = useAct();
  const next = nextStep(account);
  const key = wordsOf(next);
  const quiet = next.step === 'wait' || next.step === 'nothing';
  const name = discreetName(account.person);
  const { photo } = account;
  /** Why the photo was rejected, and what the office says about it: before anything is taken again. */
  const why =
    photo?.state === 'rejected'
      ? [t(`account.rejection.${photo.reason ?? 'other'}`), photo.message ?? '']
      : [];
  return (
    <Page
      className="account"
      title={t('account.title', { name })}
      lead={<NextLead next={next} text={t(`account.next.${key}.lead`)} />}
      spoken={[`${t('account.title', { name })}. ${t(`account.next.${key}.lead`)}`, ...why].join(' ')}
      before={<PhotoOf account={account} />}
      main={
        <MainAction icon={quiet ? LogOut : ArrowRight} calm={quiet} onPress={() => act(actOf(next))}>
          {t(`account.next.${key}.act`)}
        </MainAction>
      }
    >
      {notice !== null && (
        <div className="why">
          <ErrorNotice code={notice} onClose={() => act({ act: 'dismiss-notice' })} />
        </div>
      )}
      {photo?.state === 'rejected' && (
        <div className="why">
          <Notice tone="warn" title={why[0] ?? ''}>
            {photo.message !== null && <p>{photo.message}</p>}
          </Notice>
        </div>
      )}
      {work !== undefined && <WorkCard work={work} />}
      {account.roles?.includes('card-office') === true && <OfficeCard />}
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          const chosen = accountTabs.find((one) => one === key);
          if (chosen !== undefined && chosen !== tab) act({ act: 'open-tab', tab: chosen });
        }}
      >
        <TabList className="tab-list" aria-label={t('account.mine')}>
          {accountTabs.map((one) => {
            const Icon = icons[one];
            return (
              <Tab key={one} id={one} className="tab">
                <Icon aria-hidden="true" />
                <span>{t(`account.tabs.${one}`)}</span>
              </Tab>
            );
          })}
        </TabList>
        <TabPanel id="personal" className="tab-panel">
          <PersonalTab account={account} />
        </TabPanel>
        <TabPanel id="badge" className="tab-panel">
          <BadgeTab account={account} />
        </TabPanel>
        <TabPanel id="security" className="tab-panel">
          <SecurityTab pages={pages} />
        </TabPanel>
        <TabPanel id="image-rights" className="tab-panel">
          <RightsTab account={account} />
        </TabPanel>
      </Tabs>
    </Page>
  );
}

function NextLead({ next, text }: { next: NextStep; text: string }) {
  const Icon = next.step === 'nothing' ? Check : next.step === 'wait' ? Clock3 : CircleAlert;
  return (
    <span className="next" data-step={next.step}>
      <Icon aria-hidden="true" />
      {text}
    </span>
  );
}

/** The words of a next step: « account.next.<key> ». */
function wordsOf(next: NextStep) {
  return next.step === 'wait' ? (`wait-${next.for}` as const) : next.step;
}

/** What the main action sends. */
export function actOf(next: NextStep): Act {
  switch (next.step) {
    case 'take-photo':
    case 'redo-photo':
      return { act: 'start-photo' };
    case 'decide-image-rights':
      return { act: 'start-image-rights' };
    case 'request-badge':
      return { act: 'start-badge-request' };
    case 'activate-badge':
      return { act: 'start-activation', badge: next.badge.id };
    case 'wait':
    case 'nothing':
      return { act: 'leave' };
    default:
      return never(next);
  }
}
