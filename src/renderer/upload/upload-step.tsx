import type { PhotoSourceView } from '../../shared/contract/upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { never } from '../../shared/domain/result.ts';
import { ChooseStep } from './choose-step.tsx';
import { PhoneStep } from './phone-step.tsx';
import { StickStep } from './stick-step.tsx';
import { TakingStep } from './taking-step.tsx';
import './upload.css';

/** « Télécharger une photo » : where from, and how it comes. Ends when the station has a picture, which the booth then frames. */
export function UploadStep(props: {
  source: Exclude<PhotoSourceView, { from: 'camera' }>;
  problem: ErrorCode | null;
}) {
  const { source, problem } = props;
  if (source.from !== 'choose' && problem === null && (source.taking || source.picture !== null))
    return <TakingStep />;
  switch (source.from) {
    case 'choose':
      return <ChooseStep />;
    case 'usb':
      return <StickStep source={source} problem={problem} />;
    case 'phone':
      return <PhoneStep source={source} problem={problem} />;
    default:
      return never(source);
  }
}
