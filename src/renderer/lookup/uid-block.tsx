import { useTranslation } from 'react-i18next';
import { decimalUid, reversedDecimalUid, reversedUid, type CardUid } from '../../shared/domain/card-uid.ts';

/** The chip's number in every form that other systems show it in; `short`: as readers show it. */
export function UidBlock({ uid, short = false }: { uid: CardUid; short?: boolean }) {
  const { t } = useTranslation();
  const forms = [
    ['plain', uid],
    ['reversed', reversedUid(uid)],
    ['decimal', decimalUid(uid)],
    ['reversedDecimal', reversedDecimalUid(uid)],
  ] as const;
  return (
    <section className="uid-block" aria-label={t('lookup.uid.label')}>
      <dl>
        {forms.slice(0, short ? 1 : undefined).map(([form, text]) => (
          <div key={form} className="uid-form" data-form={form}>
            <dt>{t(`lookup.uid.${form}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
