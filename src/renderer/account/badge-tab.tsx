import { Ban, CreditCard, Nfc, SearchCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  mayOppose,
  mayReinstate,
  mayRequestBadge,
  nextStep,
  type Account,
} from '../../shared/domain/account.ts';
import { pendingBadgeStates, type BadgeState, type BadgeSummary } from '../../shared/domain/badge.ts';
import { discreetName } from '../../shared/domain/person.ts';
import { BadgeLife } from '../badge/badge-life.tsx';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { Chip, type Tone } from '../controls/chip.tsx';
import { BadgeDrawing } from '../drawings/badge-drawing.tsx';
import { longDate } from '../words/formats.ts';
import { useErrorWords, useLanguage } from '../words/use-words.ts';
import { BadgePhoto } from './photo-of.tsx';

/** « Badge et accès » : the badge that counts now, its life, what can be done, and former badges in words. */
export function BadgeTab({ account }: { account: Account }) {
  const [current, ...older] = sortBadges(account.badges);
  return (
    <div className="badges">
      {current === undefined ? <NoBadge account={account} /> : <Current account={account} badge={current} />}
      {older.length > 0 && <Older account={account} badges={older} />}
    </div>
  );
}

/** An active or pending badge first, then the newest. */
export function sortBadges(badges: readonly BadgeSummary[]): BadgeSummary[] {
  const rank = (badge: BadgeSummary): number =>
    badge.state === 'encoded'
      ? 0
      : badge.state === 'active'
        ? 1
        : pendingBadgeStates.includes(badge.state)
          ? 2
          : 3;
  return [...badges].sort((one, other) => rank(one) - rank(other));
}

/** How a state of a badge looks. */
export function badgeTone(state: BadgeState): Tone {
  if (state === 'active') return 'good';
  if (state === 'encoded') return 'warn';
  return pendingBadgeStates.includes(state) ? 'wait' : 'bad';
}

function Current({ account, badge }: { account: Account; badge: BadgeSummary }) {
  const { t } = useTranslation();
  const act = useAct();
  const language = useLanguage();
  const over = !pendingBadgeStates.includes(badge.state) && badge.state !== 'active';
  const next = nextStep(account); // what the main action does already is not offered twice
  const isActivating = next.step === 'activate-badge' && next.badge.id === badge.id;
  return (
    <div className="current">
      <BadgeDrawing
        kind={badge.kind}
        name={discreetName(account.person)}
        photo={<BadgePhoto account={account} />}
        faded={over}
      />
      <div className="rows">
        <Chip tone={badgeTone(badge.state)}>
          {t(`badge.state.${badge.state}`)}
          {badge.motive !== null && ` (${t(`badge.motive.${badge.motive}`)})`}
        </Chip>
        <p>{t(`badge.about.${badge.state}`)}</p>
        {badge.state === 'opposed' && badge.motive !== null && <p>{t(`badge.lifted.${badge.motive}`)}</p>}
        <p className="soft small">{t('badge.since', { date: longDate(badge.changedAt, language) })}</p>
      </div>
      {!over && <BadgeLife state={badge.state} />}
      <div className="do">
        {badge.state === 'encoded' && !isActivating && (
          <QuietAction icon={Nfc} onPress={() => act({ act: 'start-activation', badge: badge.id })}>
            {t('badge.activate')}
          </QuietAction>
        )}
        {mayReinstate(account, badge).ok && <FoundAgain badge={badge} />}
        {mayOppose(badge) && (
          <QuietAction outline icon={Ban} onPress={() => act({ act: 'start-opposition', badge: badge.id })}>
            {t('badge.oppose')}
          </QuietAction>
        )}
        {mayRequestBadge(account).ok && next.step !== 'request-badge' && (
          <QuietAction icon={CreditCard} onPress={() => act({ act: 'start-badge-request' })}>
            {t('badge.requestAgain')}
          </QuietAction>
        )}
      </div>
    </div>
  );
}

/** A badge opposed for a loss is here again: its tap lifts the opposition. */
function FoundAgain({ badge }: { badge: BadgeSummary }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <QuietAction icon={SearchCheck} onPress={() => act({ act: 'start-reinstatement', badge: badge.id })}>
      {t('badge.found')}
    </QuietAction>
  );
}

function NoBadge({ account }: { account: Account }) {
  const { t } = useTranslation();
  const act = useAct();
  const may = mayRequestBadge(account);
  return (
    <div className="current">
      <BadgeDrawing
        kind={account.person.kind}
        name={discreetName(account.person)}
        photo={<BadgePhoto account={account} />}
        faded
      />
      <div className="rows">
        <h2>{t('badge.none.title')}</h2>
        {may.ok ? <p className="soft">{t('badge.none.text')}</p> : <Why code={may.error} />}
      </div>
      {nextStep(account).step !== 'request-badge' && (
        <div className="do">
          <QuietAction
            icon={CreditCard}
            isDisabled={!may.ok}
            onPress={() => act({ act: 'start-badge-request' })}
          >
            {t('badge.request')}
          </QuietAction>
        </div>
      )}
    </div>
  );
}

function Why({ code }: { code: Parameters<typeof useErrorWords>[0] }) {
  const words = useErrorWords(code);
  return (
    <p className="soft">
      {words.what} {words.do}
    </p>
  );
}

function Older({ account, badges }: { account: Account; badges: readonly BadgeSummary[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const act = useAct();
  return (
    <section className="older" aria-label={t('badge.older')}>
      <h2>{t('badge.older')}</h2>
      <ul>
        {badges.map((badge) => (
          <li key={badge.id}>
            <Chip tone={badgeTone(badge.state)}>
              {t(`badge.state.${badge.state}`)}
              {badge.motive !== null && ` (${t(`badge.motive.${badge.motive}`)})`}
            </Chip>
            <span className="soft small">{longDate(badge.changedAt, language)}</span>
            {mayReinstate(account, badge).ok && <FoundAgain badge={badge} />}
            {mayOppose(badge) && (
              <QuietAction
                outline
                icon={Ban}
                onPress={() => act({ act: 'start-opposition', badge: badge.id })}
              >
                {t('badge.oppose')}
              </QuietAction>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
