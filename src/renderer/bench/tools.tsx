import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../controls/key-cap.tsx';
import type { BenchTools } from './use-bench-keys.ts';

/** The four keys of the bench, on buttons. None is needed for a badge that goes well. */
export function Tools({ tools }: { tools: BenchTools }) {
  const { t } = useTranslation();
  const all = [
    ['next', '→'],
    ['again', '←'],
    ['void', t('bench.cap.delete')],
    ['search', t('bench.cap.letters')],
  ] as const;
  return (
    <div className="bench-tools" role="group" aria-label={t('bench.tools')}>
      {all.map(([name, key]) => {
        const use = tools[name];
        return (
          <Button key={name} className="button quiet" isDisabled={use === null} onPress={() => use?.()}>
            {t(`bench.key.${name}`)}
            <KeyCap>{key}</KeyCap>
          </Button>
        );
      })}
    </div>
  );
}
