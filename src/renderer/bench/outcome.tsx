import {
  ArrowRight,
  CircleCheck,
  KeyRound,
  ListChecks,
  Nfc,
  OctagonX,
  ScanBarcode,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import type { ReaderStatus } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { fullName } from '../../shared/domain/person.ts';
import { readerProblem } from '../tap/tap.tsx';
import { useOperatorWords } from '../words/operator-words.ts';
import { CardProgress } from './card-progress.tsx';
import { Keeping } from './keeping.tsx';
import { Problem } from './problem.tsx';
import type { BenchDialog } from './use-dialog.ts';

/** What to do now, or what came of it: readable from two metres, always in the same place and of the same size. */
export function Outcome(props: {
  screen: BenchScreen;
  reader: ReaderStatus;
  onDialog: (dialog: BenchDialog) => void;
}) {
  const { t } = useTranslation();
  const { screen } = props;
  const { stage } = screen;
  if (screen.problem !== null)
    return (
      <Band tone="bad" icon={OctagonX}>
        <Problem screen={screen} problem={screen.problem} onDialog={props.onDialog} />
      </Band>
    );
  if (stage === 'card')
    return (
      <Band tone="work" icon={Nfc}>
        <h2>{t('bench.card.title')}</h2>
        <CardProgress step={screen.step} />
      </Band>
    );
  const trouble = readerTrouble(props.reader);
  if (trouble !== null && (stage === 'identify' || stage === 'tap'))
    return (
      <Band tone="bad" icon={OctagonX}>
        <NoReader code={trouble} />
      </Band>
    );
  if (screen.keeping !== undefined)
    return (
      <Band tone="ask" icon={KeyRound} isBusy={screen.keeping.asking}>
        <Keeping keeping={screen.keeping} />
      </Band>
    );
  const said = sayingOf(screen);
  const icon = { done: CircleCheck, tap: Nfc, choose: ListChecks, identify: ScanBarcode } as const;
  return (
    <Band
      tone={stage === 'done' ? 'good' : stage === 'tap' || stage === 'choose' ? 'ask' : 'wait'}
      icon={stage === 'done' || stage === 'tap' || stage === 'choose' ? icon[stage] : icon.identify}
      isBusy={stage === 'searching'}
      isBrief={stage === 'choose'}
    >
      <div>
        <h2>{t(said[0])}</h2>
        <p className="lead">{t(said[1])}</p>
      </div>
    </Band>
  );
}

/**
 * What a screen reader says of the bench without being asked: what to do now and for whom, and what was done. Always there, because a
 * region that comes with its words is not said; and silent while central is asked, or while something is wrong, which is an alert.
 */
export function OutcomeSaid({ screen }: { screen: BenchScreen }) {
  const { t } = useTranslation();
  const { stage, badge, problem, keeping } = screen;
  const isQuiet = problem !== null || keeping !== undefined || stage === 'searching' || stage === 'card';
  const [title, lead] = sayingOf(screen);
  const person = badge === null ? '' : `${fullName(badge.holder)}. `;
  return (
    <p className="unseen" role="status">
      {!isQuiet && `${person}${t(title)}. ${t(lead)}`}
    </p>
  );
}

/** Why no card can be read at all. Several cards are the station's to tell: it knows which badge they are for. */
const readerTrouble = (reader: ReaderStatus): ErrorCode | null =>
  reader === 'several-cards' ? null : readerProblem(reader);

/** A badge that is put down now would be read by nobody: that goes before what else is to be done. */
function NoReader({ code }: { code: ErrorCode }) {
  const { t } = useTranslation();
  const words = useOperatorWords(code);
  return (
    <>
      <div role="alert">
        <h2>{words.what}</h2>
        <p>{words.safe}</p>
        <p className="band-next">
          <ArrowRight aria-hidden="true" />
          {words.do}
        </p>
      </div>
      <p className="band-code">{t('notice.code', { code })}</p>
    </>
  );
}

function Band(props: {
  tone: 'wait' | 'ask' | 'work' | 'good' | 'bad';
  icon: LucideIcon;
  isBusy?: boolean;
  /** The list above it needs the room. */
  isBrief?: boolean;
  children: ReactNode;
}) {
  const Icon = props.icon;
  return (
    <section className="band-outcome" data-tone={props.tone} data-brief={props.isBrief === true}>
      {props.isBusy === true ? (
        <span className="spinner" aria-hidden="true" />
      ) : (
        <Icon className="band-sign" aria-hidden="true" strokeWidth={2.2} />
      )}
      <div className="band-words">{props.children}</div>
    </section>
  );
}

/** Title and sentence of a stage without problem. */
function sayingOf(screen: BenchScreen) {
  const { stage, scanner, last, uid, badge } = screen;
  switch (stage) {
    case 'searching':
      return ['bench.searching.title', 'bench.searching.lead'] as const;
    case 'choose':
      return ['bench.choose.title', screen.more ? 'bench.choose.more' : 'bench.choose.lead'] as const;
    case 'tap': {
      // A card that was worked on before still lies there.
      return ['bench.tap.title', uid !== null ? 'bench.tap.remove' : 'bench.tap.lead'] as const;
    }
    case 'done': {
      const isActive = last[0]?.badge === badge?.badge && last[0]?.outcome === 'activated';
      return [isActive ? 'bench.done.activated' : 'bench.done.encoded', 'bench.done.lead'] as const;
    }
    case 'identify':
    case 'card':
    case 'problem':
      return [
        'bench.identify.title',
        scanner === 'ready' ? 'bench.identify.lead' : 'bench.identify.noScanner',
      ] as const;
  }
}
