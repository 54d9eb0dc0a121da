import { ArrowRight, Eraser, Search, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BenchProblem, BenchScreen } from '../../shared/contract/bench.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { useLink } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { useOperatorWords } from '../words/operator-words.ts';
import { AboutBadge } from './about-badge.tsx';
import { touchedCard } from './unfinished.tsx';
import type { BenchDialog } from './use-dialog.ts';

/** What happened, what is safe, whose card it is, and the one next step. */
export function Problem(props: {
  screen: BenchScreen;
  problem: BenchProblem;
  onDialog: (dialog: BenchDialog) => void;
}) {
  const { t } = useTranslation();
  const { screen, problem, onDialog } = props;
  const { code, help, about } = problem;
  const words = useOperatorWords(code);
  const link = useLink();
  const lookUp = async (badge: BadgeId | undefined): Promise<void> => {
    const opened = await link.act({ act: 'open-lookup' });
    if (opened.ok && badge !== undefined) await link.act({ act: 'lookup-open', badge });
  };
  const { uid } = screen;
  const entry = touchedCard(screen)?.entry;
  // Whose record it is about: the badge that the card is of, or the scanned one when that is the trouble.
  const record = about ?? (code.startsWith('bench.badge-') ? screen.badge : null);
  return (
    <>
      <div role="alert">
        <h2>{words.what}</h2>
        {about === null ? (
          <p>{problem.touched ? t('bench.listed') : words.safe}</p>
        ) : (
          <AboutBadge badge={about} />
        )}
        <p className="band-next">
          <ArrowRight aria-hidden="true" />
          {t(`bench.help.${helpWords(screen, problem)}`)}
        </p>
      </div>
      <div className="band-acts">
        {help === 'look-up' && (
          <QuietAction outline icon={Search} onPress={() => void lookUp(record?.badge)}>
            {t(record === null ? 'bench.whoseCard' : 'bench.aboutLookup')}
          </QuietAction>
        )}
        {code === 'encoding.holds-other-data' && uid !== null && (
          <QuietAction outline icon={Eraser} onPress={() => onDialog({ what: 'overwrite', uid })}>
            {t('bench.overwrite.open')}
          </QuietAction>
        )}
        {help === 'void' && entry !== undefined && (
          <QuietAction outline icon={Trash2} onPress={() => onDialog({ what: 'void', entry })}>
            {t('bench.unfinished.void')}
          </QuietAction>
        )}
        <p className="band-code">{t('notice.code', { code })}</p>
      </div>
    </>
  );
}

/** The words of the next step: a code that names nothing is scanned again, and a badge is not a card. */
function helpWords({ badge }: BenchScreen, { code, help, about }: BenchProblem) {
  if (help === 'look-up' && about !== null) return 'look-up-known' as const;
  if (badge === null && help === 'next') return 'again' as const;
  if (badge === null && help === 'wait') return 'wait-scan' as const;
  return help === 'look-up' && code.startsWith('bench.badge-') ? ('look-up-badge' as const) : help;
}
