import { useTranslation } from 'react-i18next';
import type { Holder } from '../../shared/contract/office.ts';

/** Says the number of a person: « Numéro étudiant 22104567 ». */
export function useNumber(): (of: Pick<Holder, 'kind' | 'number'>) => string {
  const { t } = useTranslation();
  return ({ kind, number }) =>
    number === null ? t('lookup.noNumber') : t(`lookup.number.${kind}`, { number });
}
