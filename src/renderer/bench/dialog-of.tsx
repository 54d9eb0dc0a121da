import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import { useAct } from '../connection/use-station.tsx';
import { MainAction, QuietAction } from '../controls/buttons.tsx';
import { BeginKeeping } from './keeping.tsx';
import { ownerOf, UnfinishedList } from './unfinished.tsx';
import type { BenchDialog } from './use-dialog.ts';
import { VoidForm } from './void-form.tsx';

interface Props {
  readonly screen: BenchScreen;
  readonly onChange: (dialog: BenchDialog) => void;
  readonly onClose: () => void;
}

/** What lies above the bench, if anything. */
export function DialogOf({ shown, ...props }: Props & { shown: BenchDialog | null }) {
  return (
    <ModalOverlay
      className="over"
      isOpen={shown !== null}
      isDismissable
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Modal>
        <Dialog className="dialog bench-dialog">
          {shown !== null && <Content {...props} shown={shown} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Content({ shown, screen, onChange, onClose }: Props & { shown: BenchDialog }): ReactNode {
  const { t } = useTranslation();
  const act = useAct();
  switch (shown.what) {
    case 'unfinished':
      return (
        <>
          <Heading slot="title" level={1}>
            {t('bench.unfinished.title')}
          </Heading>
          <p className="lead">{t('bench.unfinished.lead')}</p>
          <UnfinishedList screen={screen} onVoid={(entry) => onChange({ what: 'void', entry })} />
          <MainAction calm onPress={onClose}>
            {t('bench.unfinished.close')}
          </MainAction>
        </>
      );
    case 'void': {
      const card = screen.unfinished.find(({ entry }) => entry === shown.entry);
      return card && <VoidForm card={card} person={ownerOf(card, screen)} onClose={onClose} />;
    }
    case 'overwrite':
      return (
        <Sure
          words="overwrite"
          careful
          onClose={onClose}
          onSure={() => act({ act: 'bench-again', overwrite: true })}
        />
      );
    case 'offline':
      return <BeginKeeping onClose={onClose} />;
    case 'fresh':
      return <Sure words="fresh" onClose={onClose} onSure={() => act({ act: 'bench-new-run' })} />;
  }
}

function Sure(props: {
  words: 'overwrite' | 'fresh';
  careful?: boolean;
  onSure: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const isFresh = props.words === 'fresh';
  return (
    <>
      <Heading slot="title" level={1}>
        {t(isFresh ? 'bench.run.freshTitle' : 'bench.overwrite.title')}
      </Heading>
      <p className="lead">{t(isFresh ? 'bench.run.freshText' : 'bench.overwrite.text')}</p>
      <MainAction
        careful={props.careful === true}
        onPress={() => {
          props.onSure();
          props.onClose();
        }}
      >
        {t(isFresh ? 'bench.run.freshConfirm' : 'bench.overwrite.confirm')}
      </MainAction>
      <QuietAction onPress={props.onClose}>
        {t(isFresh ? 'bench.run.freshKeep' : 'bench.overwrite.keep')}
      </QuietAction>
    </>
  );
}
