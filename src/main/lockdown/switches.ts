/** Switches that let somebody else drive or change the app. No fuse closes the first two: the app must refuse them. */
const forbidden = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'load-extension',
  'js-flags',
  'disable-web-security',
  'ignore-certificate-errors',
  'host-resolver-rules',
  'proxy-server',
] as const;

/** The forbidden switches that are set, as somebody would have typed them. */
export function forbiddenSwitches(
  has: (name: string) => boolean,
  execArguments: readonly string[],
): string[] {
  const typed = forbidden.filter(has).map((name) => `--${name}`);
  return [
    ...typed,
    ...execArguments.filter((argument) => /^--(inspect|debug|require|import|loader)/.test(argument)),
  ];
}
