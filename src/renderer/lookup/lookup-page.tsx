import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreBelow } from '../frame/more-below.tsx';
import { useSpoken } from '../voice/spoken.tsx';

/** The frame of every stage: what is looked at, and what can be done, always at the same place. */
export function LookupPage(props: {
  label: string;
  spoken: string;
  /** What stands over everything: the way out, where there is one. */
  head?: ReactNode;
  /** What can be done. */
  doing: ReactNode;
  /** What stays at the foot, whatever stands over it. */
  last: ReactNode;
  /** Id of what takes the focus; the page itself when left out; null when a part takes it by itself. */
  focus?: string | null;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const content = useRef<HTMLElement>(null);
  useSpoken(props.spoken);
  const { focus } = props;
  useEffect(() => {
    if (focus === null) return;
    if (focus === undefined) return content.current?.focus();
    const field = document.getElementById(focus);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, [focus]);
  return (
    <div className="page lookup">
      <main className="content" ref={content} tabIndex={-1} aria-label={props.label}>
        {props.head}
        {props.children}
      </main>
      <MoreBelow content={content} />
      <section className="doing" aria-label={t('lookup.acts.title')}>
        <div className="doing-first scroll">{props.doing}</div>
        <div className="doing-last">{props.last}</div>
      </section>
    </div>
  );
}
