import { CircleCheck, CircleX, Clock3, Info } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'wait' | 'warn' | 'bad';
const icons = { good: CircleCheck, wait: Clock3, warn: Info, bad: CircleX } as const;

/** A state in a word, a shape and a colour. */
export function Chip({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={`chip ${tone}`}>
      <Icon aria-hidden="true" />
      {children}
    </span>
  );
}
