import type { ReactNode } from 'react';
import { BadgeDrawing } from './badge-drawing.tsx';
import type { PersonKind } from '../../shared/domain/person.ts';

/** A reader with a card coming down on it. `stage` moves the card and the waves. */
export function ReaderDrawing(props: {
  stage: 'waiting' | 'reading' | 'checking' | 'problem';
  kind: PersonKind;
  name?: string;
  photo?: ReactNode;
  label: string;
}) {
  return (
    <div className="reader-drawing" data-stage={props.stage} role="img" aria-label={props.label}>
      <div className="pad" data-drawing>
        <svg viewBox="0 0 200 200" aria-hidden="true">
          <circle className="wave one" cx="100" cy="100" r="34" />
          <circle className="wave two" cx="100" cy="100" r="58" />
          <circle className="wave three" cx="100" cy="100" r="82" />
          <circle className="dot" cx="100" cy="100" r="9" />
          <g className="read">
            <circle cx="100" cy="100" r="46" />
            <path d="M78 102l15 15 29-32" />
          </g>
        </svg>
        <span className="lamp" />
      </div>
      <BadgeDrawing
        kind={props.kind}
        photo={props.photo}
        {...(props.name === undefined ? {} : { name: props.name })}
      />
    </div>
  );
}
