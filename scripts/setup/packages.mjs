// The Debian 12 packages each job needs, in groups. A group is `needed` when the job is pointless without it;
// without the others the project still runs and says what it does instead.

/** @type {Record<string, { needed: boolean, why: string, without: string, packages: string[] }>} */
export const GROUPS = {
  run: {
    needed: true,
    why: 'the browser that shows the kiosk',
    without: 'there is nothing to show the kiosk with',
    packages: ['chromium', 'chromium-sandbox', 'fonts-dejavu-core', 'ca-certificates'],
  },
  electron: {
    needed: false,
    why: 'the libraries of Electron and a virtual screen',
    without: 'Chromium shows the kiosk',
    packages: [
      ...[
        'xvfb',
        'xauth',
        'dbus',
        'libgtk-3-0',
        'libnss3',
        'libasound2',
        'libgbm1',
        'libcups2',
        'libatspi2.0-0',
      ],
      ...['libatk-bridge2.0-0', 'libxss1', 'libxtst6', 'libsecret-1-0'],
    ],
  },
  build: {
    needed: false,
    why: 'the compiler for the card reader binding',
    without: 'the card reader is simulated in memory',
    packages: ['build-essential', 'python3', 'libpcsclite-dev'],
  },
  reader: {
    needed: false,
    why: 'the card reader service and a virtual reader',
    without: 'the card reader is simulated in memory',
    packages: ['pcscd', 'vsmartcard-vpcd', 'libpcsclite1'],
  },
  scanner: {
    needed: false,
    why: 'the libraries of the bar code and QR code scanners',
    without: 'codes are read by the camera or typed',
    packages: ['libudev1', 'libusb-1.0-0'],
  },
  cas: {
    needed: false,
    why: 'LemonLDAP::NG, the real CAS server of the tests',
    without: 'tests against a real CAS server are skipped',
    packages: ['liblemonldap-ng-portal-perl', 'starman', 'libio-string-perl', 'libxml-simple-perl'],
  },
  postgres: {
    needed: false,
    why: 'PostgreSQL, for the tests of the central API',
    without: 'tests on PostgreSQL are skipped',
    packages: ['postgresql'],
  },
  bench: {
    needed: false,
    why: 'ImageMagick, which a figure of the bench is measured against',
    without: 'the figure intake-12mpx is skipped',
    packages: ['imagemagick'],
  },
};
