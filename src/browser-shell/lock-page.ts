/**
 * Runs in the screen's own page before its scripts (never in the ENT's): takes what a browser offers beside the page.
 * Chromium keeps a few keys for itself (Ctrl+N, Ctrl+T, Ctrl+W, Alt+F4): what they open or close, the shell undoes.
 */
export function lockPage(): void {
  const stop = (event: Event): void => event.preventDefault();
  for (const name of ['contextmenu', 'dragover', 'drop', 'auxclick']) addEventListener(name, stop, true);
  addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), {
    capture: true,
    passive: false,
  });
  addEventListener(
    'keydown',
    (event) => {
      const editing =
        event.ctrlKey && !event.shiftKey && ['a', 'c', 'v', 'x', 'z'].includes(event.key.toLowerCase());
      const typed = event.getModifierState('AltGraph'); // €, @ and the like
      const shortcut = (event.ctrlKey || event.metaKey || event.altKey) && !editing && !typed;
      if (shortcut || /^(F\d+|Browser.*|Launch.*|Print.*|ContextMenu|Help|Find)$/.test(event.key))
        event.preventDefault();
    },
    true,
  );
}
