import { Camera, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietAction } from '../controls/buttons.tsx';
import '../words/operator-dictionary.ts';

/** With the camera's picture only: who reads no codes does not wait for it. */
const CodeView = lazy(() => import('./code-view.tsx').then((module) => ({ default: module.CodeView })));

/** « Lire avec la caméra »: a button that opens the camera's picture, and closes it again. While disabled it tells nothing, and stays open. */
export function CodeCamera({
  onCode,
  isDisabled = false,
}: {
  onCode: (code: string) => void;
  isDisabled?: boolean;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <QuietAction outline icon={Camera} isDisabled={isDisabled} onPress={() => setOpen(true)}>
        {t('scan.open')}
      </QuietAction>
    );
  return (
    <div className="code-camera">
      <Suspense fallback={null}>
        <CodeView onCode={onCode} isMuted={isDisabled} />
      </Suspense>
      <QuietAction icon={X} onPress={() => setOpen(false)}>
        {t('scan.close')}
      </QuietAction>
    </div>
  );
}
