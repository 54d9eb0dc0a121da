/** Where Electron's shell serves the screen: a scheme of its own, so that no file path is an address. */
export const screenScheme = 'app';
export const screenOrigin = 'app://kiosk';
