import './key-cap.css';

/** A key as it is drawn on a keyboard. On a button it is for the eye alone: the button has its own name, and the list of keys says the keys. */
export function KeyCap({ children, isSaid = false }: { children: string; isSaid?: boolean }) {
  return (
    <kbd className="key-cap" aria-hidden={!isSaid}>
      {children}
    </kbd>
  );
}
