// What jsdom lacks and the screens use; imported first by the tests of screens.
Object.assign(URL, { createObjectURL: () => `blob:test-${Math.random()}`, revokeObjectURL: () => undefined });
Object.assign(HTMLVideoElement.prototype, {
  requestVideoFrameCallback: () => 0,
  cancelVideoFrameCallback: () => undefined,
});
Element.prototype.scrollIntoView = () => undefined;
const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
Object.assign(window, { matchMedia: () => media });
Object.assign(globalThis, {
  createImageBitmap: async () => ({ width: 1280, height: 720, close: () => undefined }),
});
