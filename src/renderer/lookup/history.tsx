import {
  Ban,
  Check,
  CircleX,
  CreditCard,
  FilePlus2,
  Hourglass,
  Link2,
  Nfc,
  PackageCheck,
  Printer,
  RotateCcw,
  Trash2,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BadgeHistoryLine } from '../../shared/contract/office.ts';
import type { BadgeAct } from '../../shared/domain/badge.ts';
import { clockTime, longDate } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';

const icons = {
  request: FilePlus2,
  approve: Check,
  reject: CircleX,
  cancel: CircleX,
  print: Printer,
  encode: Nfc,
  activate: Zap,
  oppose: Ban,
  reinstate: RotateCcw,
  expire: Hourglass,
  destroy: Trash2,
  spoil: CreditCard,
  deliver: PackageCheck,
  accredit: Link2,
} as const satisfies Record<BadgeAct, LucideIcon>;

/** The life of a badge, newest first: what, when, who, where, why. */
export function History({ lines }: { lines: readonly BadgeHistoryLine[] }) {
  const { t } = useTranslation();
  return (
    <section className="past" aria-label={t('lookup.history.title')} tabIndex={0}>
      <h2>{t('lookup.history.title')}</h2>
      <ol>
        {lines.map((line, at) => (
          <Step key={`${line.at} ${line.act} ${at}`} line={line} />
        ))}
      </ol>
    </section>
  );
}

function Step({ line }: { line: BadgeHistoryLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const Icon = icons[line.act];
  const who =
    line.actor === null
      ? t('lookup.history.byRole', { role: t(`lookup.history.role.${line.role}`) })
      : t('lookup.history.by', { name: line.actor, role: t(`lookup.history.roleOf.${line.role}`) });
  const date = longDate(line.at, language);
  return (
    <li className="past-step" data-act={line.act}>
      <span className="past-mark" aria-hidden="true">
        <Icon />
      </span>
      <div>
        <p>
          <b>
            {t(`lookup.history.act.${line.act}`)}
            {line.motive !== null && ` (${t(`lookup.motive.${line.motive}`)})`}
          </b>
          <time dateTime={line.at}>
            {t('lookup.history.at', { date, time: clockTime(new Date(line.at), language) })}
          </time>
        </p>
        <p className="soft small">
          {who}
          {line.place !== null && ` · ${line.place}`}
        </p>
        {line.note !== null && <p className="past-note">{line.note}</p>}
      </div>
    </li>
  );
}
