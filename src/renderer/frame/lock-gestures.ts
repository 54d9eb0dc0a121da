/** No context menu, no drag, no zoom, no text selection by keyboard: a kiosk is not a browser. */
export function lockGestures(window: Window): void {
  const prevent = (event: Event): void => event.preventDefault();
  for (const kind of [
    'contextmenu',
    'dragstart',
    'drop',
    'dragover',
    'gesturestart',
    'selectstart',
    'copy',
    'cut',
    'paste',
  ]) {
    window.addEventListener(kind, prevent, { capture: true });
  }
  window.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), {
    capture: true,
    passive: false,
  });
  window.addEventListener(
    'touchmove',
    (event) => event.touches.length > 1 && event.cancelable && event.preventDefault(),
    { capture: true, passive: false },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      const zoom = event.ctrlKey && ['+', '-', '=', '0'].includes(event.key);
      const leave = event.altKey && ['ArrowLeft', 'ArrowRight', 'Home'].includes(event.key);
      if (zoom || leave) event.preventDefault();
    },
    { capture: true },
  );
}
