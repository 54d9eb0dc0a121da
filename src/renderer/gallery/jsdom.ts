// What jsdom lacks and the screens use; imported first by the tests of screens.
Object.assign(URL, { createObjectURL: () => `blob:test-${Math.random()}`, revokeObjectURL: () => undefined });
Object.assign(HTMLVideoElement.prototype, {
  requestVideoFrameCallback: () => 0,
  cancelVideoFrameCallback: () => undefined,
});
Element.prototype.scrollIntoView = () => undefined;
window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})) as never;
