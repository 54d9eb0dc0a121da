import { useId, type ReactNode } from 'react';
import { useSpoken } from '../voice/spoken.tsx';

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
  /** What fills the column over the main action when the screen is lying; not shown when it stands. */
  above?: ReactNode;
  /** What the voice says, when it is not the title and the lead. */
  spoken?: string;
  className?: string;
  children?: ReactNode;
}) {
  const id = useId();
  const words = [props.title, props.lead].filter((part) => typeof part === 'string').join('. ');
  useSpoken(props.spoken ?? words);
  return (
    <div className={`page ${props.className ?? ''}`}>
      <main className="content" aria-labelledby={id} tabIndex={-1}>
        {props.before}
        <div className="heading">
          <h1 id={id}>{props.title}</h1>
          {props.lead !== undefined && <p className="lead">{props.lead}</p>}
        </div>
        {props.children}
      </main>
      <section className="doing" aria-labelledby={id}>
        {props.above !== undefined && <div className="above">{props.above}</div>}
        {props.main}
        {props.second !== undefined && <div className="second">{props.second}</div>}
      </section>
    </div>
  );
}
