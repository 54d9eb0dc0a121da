import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

interface ActionProps {
  readonly onPress: () => void;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  readonly label?: string;
  readonly isDisabled?: boolean;
}

/** The one main action of a screen. `unready`: looks unready but still answers, to say what is missing. */
export function MainAction(
  props: ActionProps & { calm?: boolean; careful?: boolean; unready?: boolean; busy?: boolean },
) {
  const Icon = props.icon;
  const kind = ['button main', props.calm && 'calm', props.careful && 'careful'].filter(Boolean).join(' ');
  return (
    <Button
      className={kind}
      onPress={props.onPress}
      isDisabled={props.busy ?? props.isDisabled ?? false}
      {...(props.unready === true ? { 'aria-disabled': true } : {})}
    >
      {props.busy === true && <span className="spinner" aria-hidden="true" />}
      {props.children}
      {Icon !== undefined && props.busy !== true && <Icon aria-hidden="true" />}
    </Button>
  );
}

/** A secondary action, quiet. */
export function QuietAction(props: ActionProps & { outline?: boolean }) {
  const Icon = props.icon;
  return (
    <Button
      className={props.outline === true ? 'button outline' : 'button quiet'}
      onPress={props.onPress}
      isDisabled={props.isDisabled ?? false}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
    >
      {Icon !== undefined && <Icon aria-hidden="true" />}
      {props.children}
    </Button>
  );
}
