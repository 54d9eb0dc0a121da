import { Check, X } from 'lucide-react';
import { Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import { PersonKind } from '../../shared/domain/person.ts';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';

/** Cards are laid down one after the other; then their keys are asked for, once. */
export function Keeping({ keeping }: { keeping: NonNullable<BenchScreen['keeping']> }) {
  const { t } = useTranslation();
  const act = useAct();
  const { cards, asking } = keeping;
  const Icon = cards === 0 ? X : Check;
  return (
    <>
      <div role="status">
        <h2>{t('bench.keeping.title')}</h2>
        <p className="lead">
          {asking ? t('bench.keeping.asking') : t('bench.keeping.cards', { count: cards })}
        </p>
      </div>
      <div className="band-acts">
        <QuietAction
          outline
          icon={Icon}
          isDisabled={asking}
          onPress={() => act({ act: 'bench-keep-keys', on: false })}
        >
          {t(cards === 0 ? 'bench.keeping.stop' : 'bench.keeping.keep')}
        </QuietAction>
      </div>
    </>
  );
}

/** What collecting cards means, and for which kind of badge they are. */
export function BeginKeeping({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <>
      <Heading slot="title" level={1}>
        {t('bench.keeping.ask')}
      </Heading>
      <p className="lead">{t('bench.keeping.text')}</p>
      <div className="void-notes">
        {PersonKind.options.map((kind) => (
          <QuietAction
            key={kind}
            outline
            onPress={() => {
              act({ act: 'bench-keep-keys', on: true, kind });
              onClose();
            }}
          >
            {t(`kind.${kind}`)}
          </QuietAction>
        ))}
      </div>
      <QuietAction onPress={onClose}>{t('common.cancel')}</QuietAction>
    </>
  );
}
