import { useId, useRef, type ReactNode } from 'react';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useSpoken } from '../voice/spoken.tsx';
import { useErrorWords } from '../words/use-words.ts';
import { MoreBelow } from './more-below.tsx';
import { VisitBadge } from './visit-badge.tsx';

/** One screen: one question, one main action in its place, quiet things beneath it. */
export function Page(props: {
  title: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Beside the title, before it in reading order. */
  before?: ReactNode;
  /** The one main action. */
  main: ReactNode;
  /** Quiet actions and hints, under the main one. */
  second?: ReactNode;
  /** What fills the column over the main action when the screen is lying: the badge of the visit, if nothing else. */
  above?: ReactNode;
  /** What the voice says, when it is not the title and the lead. */
  spoken?: string;
  /** What went wrong, if the page shows that: the voice says it first of all. */
  fault?: ErrorCode | null;
  className?: string;
  children?: ReactNode;
}) {
  const id = useId();
  const content = useRef<HTMLElement>(null);
  const words = [props.title, props.lead].filter((part) => typeof part === 'string').join('. ');
  const fault = useErrorWords(props.fault ?? 'camera.none');
  useSpoken(props.fault == null ? (props.spoken ?? words) : `${fault.what} ${fault.do}`);
  return (
    <div className={`page ${props.className ?? ''}`}>
      <main className="content" ref={content} aria-labelledby={id} tabIndex={-1}>
        {props.before}
        <div className="heading">
          <h1 id={id}>{props.title}</h1>
          {props.lead !== undefined && <p className="lead">{props.lead}</p>}
        </div>
        {props.children}
      </main>
      <MoreBelow content={content} />
      <section className="doing" aria-labelledby={id}>
        <div className="above">{props.above ?? <VisitBadge />}</div>
        {props.main}
        {props.second !== undefined && <div className="second">{props.second}</div>}
      </section>
    </div>
  );
}
