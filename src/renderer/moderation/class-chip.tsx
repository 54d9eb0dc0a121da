import { useTranslation } from 'react-i18next';
import type { QualityClass } from '../../shared/quality/quality.ts';
import { Chip, type Tone } from '../controls/chip.tsx';

const tones = { sure: 'good', unsure: 'warn', poor: 'bad' } as const satisfies Record<QualityClass, Tone>;

/** How much a moderator should look, in a shape, a word and a colour. */
export function ClassChip({ of }: { of: QualityClass }) {
  const { t } = useTranslation();
  return <Chip tone={tones[of]}>{t(`work.class.${of}`)}</Chip>;
}
