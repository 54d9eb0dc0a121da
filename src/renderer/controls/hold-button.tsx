import { useHold } from './use-hold.ts';
import './hold-button.css';

/** A main action that must be held for 1.2 s, by finger, Enter or the space bar; its filling shows how far it is. */
export function HoldButton(props: {
  label: string;
  holding: string;
  unready: boolean;
  onDone: () => void;
  onUnready: () => void;
}) {
  const { progress, handlers } = useHold(() => (props.unready ? props.onUnready() : props.onDone()));
  const held = progress > 0;
  return (
    <button
      type="button"
      className="button main careful hold"
      data-held={held}
      aria-disabled={props.unready}
      {...(props.unready ? { onClick: props.onUnready } : handlers)}
    >
      <span className="filling" style={{ transform: `scaleX(${progress})` }} aria-hidden="true" />
      <span className="words">{held ? props.holding : props.label}</span>
    </button>
  );
}
