import { useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonKind } from '../../shared/domain/person.ts';
import { ThemeContext } from '../look/theme-context.ts';
import { useLinkState } from '../connection/use-station.tsx';
import { Logo } from './logo.tsx';
import { Silhouette } from './silhouette.tsx';
import './drawings.css';

/** A drawing of the real badge (ID-1, 85.6 x 54 mm): what will be printed. The words on it are part of the picture. */
export function BadgeDrawing(props: {
  name?: string;
  kind: PersonKind;
  photo?: ReactNode;
  faded?: boolean;
  className?: string;
}) {
  const { t } = useTranslation();
  const theme = useContext(ThemeContext);
  const university = useLinkState().view?.university.name ?? '';
  return (
    <div
      className={`badge-drawing ${props.className ?? ''}`}
      data-faded={props.faded === true}
      data-drawing
      aria-hidden="true"
    >
      <div className="band">
        <Logo path={theme.logo} />
        <span className="university">{university}</span>
      </div>
      <div className="photo">{props.photo ?? <Silhouette />}</div>
      <div className="who">
        {props.name === undefined ? <span className="line" /> : <span className="name">{props.name}</span>}
        <span className="kind">{t(`kind.${props.kind}`)}</span>
        {props.name === undefined && <span className="line short" />}
      </div>
      <svg className="waves" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 8.500a7 7 0 0 1 0 7M10 6a11 11 0 0 1 0 12M14 3.500a15.500 15.500 0 0 1 0 17" />
      </svg>
    </div>
  );
}
