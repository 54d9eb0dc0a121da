import { ArrowLeft } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { KeyCap } from '../controls/key-cap.tsx';

/** « Mon compte », top left as on the bench and among the photos. `byKey`: Escape leads there, too. */
export function ToAccount({ byKey = false, isDisabled = false }: { byKey?: boolean; isDisabled?: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <div className="lookup-head">
      <Button className="button quiet" isDisabled={isDisabled} onPress={() => act({ act: 'back' })}>
        <ArrowLeft aria-hidden="true" />
        {t('lookup.account')}
        {byKey && <KeyCap>{t('lookup.keys.escape')}</KeyCap>}
      </Button>
    </div>
  );
}
