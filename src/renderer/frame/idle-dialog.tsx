import { Hand } from 'lucide-react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { useNow } from '../connection/use-now.ts';
import { MainAction } from '../controls/buttons.tsx';
import { useSpoken } from '../voice/spoken.tsx';

/** « Êtes-vous toujours là ? » : one big button, and the seconds that are left. Any touch is an answer. */
export function IdleDialog({ wipeAt }: { wipeAt: string }) {
  const act = useAct();
  const stay = (): void => act({ act: 'touch' });
  return (
    <ModalOverlay className="over" isOpen isDismissable onOpenChange={(open) => !open && stay()}>
      <Modal>
        <IdleWords wipeAt={wipeAt} onStay={stay} />
      </Modal>
    </ModalOverlay>
  );
}

function IdleWords({ wipeAt, onStay }: { wipeAt: string; onStay: () => void }) {
  const { t } = useTranslation();
  const count = Math.max(0, Math.ceil((Date.parse(wipeAt) - useNow(250)) / 1000));
  useSpoken(`${t('idle.title')} ${t('idle.lead')}`);
  return (
    <Dialog className="dialog" role="alertdialog">
      <Heading slot="title" level={1}>
        {t('idle.title')}
      </Heading>
      <p className="lead">{t('idle.lead')}</p>
      <p className="seconds" aria-hidden="true">
        {t('idle.seconds', { count })}
      </p>
      {/* Said every five seconds only: a voice that counts each second covers everything else. */}
      <p className="unseen" role="status">
        {t('idle.seconds', { count: Math.ceil(count / 5) * 5 })}
      </p>
      <MainAction icon={Hand} onPress={onStay}>
        {t('idle.stay')}
      </MainAction>
    </Dialog>
  );
}
