import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PurposeText } from '../../shared/contract/station.ts';
import { MainAction } from '../controls/buttons.tsx';
import { LegalParagraph } from './legal-text.tsx';

/** A button that opens the whole text of one purpose over the screen. */
export function FullText({ text, children }: { text: PurposeText; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <Button className="button link" aria-label={t('imageRights.choose.readOf', { title: text.title })}>
        {children}
      </Button>
      <ModalOverlay className="over" isDismissable>
        <Modal>
          <Dialog className="dialog wide">
            {({ close }) => (
              <>
                <Heading slot="title" level={1}>
                  {text.title}
                </Heading>
                <div className="scroll rows" tabIndex={0} role="region" aria-label={text.title}>
                  <p>
                    <strong>{text.summary}</strong>
                  </p>
                  {text.text.split(/\n\s*\n/).map((paragraph, at) => (
                    <LegalParagraph key={at} text={paragraph} />
                  ))}
                  <p className="soft small">
                    {t('imageRights.choose.version', { version: text.source.version })}
                  </p>
                </div>
                <MainAction onPress={close}>{t('common.close')}</MainAction>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
