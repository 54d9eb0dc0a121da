import { useTranslation } from 'react-i18next';
import { KeyCap } from '../controls/key-cap.tsx';

/** One line of the keys that are not on a button as well. */
export function KeyHelp() {
  const { t } = useTranslation();
  const lines = [
    [['A', t('moderation.keys.enter')], t('moderation.accept')],
    [['R'], t('moderation.reject')],
    [['S', '→'], t('moderation.skip')],
    [['Z', '⌫'], t('moderation.undo')],
    [['F'], t('moderation.keys.filter')],
  ] as const;
  return (
    <ul className="key-help" aria-label={t('moderation.keys.label')}>
      {lines.map(([keys, what]) => (
        <li key={what}>
          {keys.map((key) => (
            <KeyCap key={key} isSaid>
              {key}
            </KeyCap>
          ))}
          {what}
        </li>
      ))}
    </ul>
  );
}
