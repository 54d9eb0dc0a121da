// The walls of the house: `shared` is imported by everybody and imports nobody; processes never import each other.
const processes = ['station', 'renderer', 'main', 'preload', 'browser-shell', 'central'];
const electronFree = ['shared', 'station', 'renderer', 'browser-shell', 'central', 'demo'];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      comment: 'shared is the language of the house: no Node, no DOM, no Electron, nothing of a process',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src/(?!shared/)|tests/|scripts/)' },
    },
    {
      name: 'shared-without-node',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    ...processes.map((process) => ({
      name: `${process}-stands-alone`,
      comment: 'types of a boundary come from shared',
      severity: 'error',
      from: { path: `^src/${process}/` },
      to: { path: `^src/(${[...processes, 'demo'].filter((other) => other !== process).join('|')})/` },
    })),
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      from: { path: `^src/(${electronFree.join('|')})/` },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: '(\\.test\\.tsx?|\\.config\\.ts)$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests/' },
    },
    {
      name: 'unresolvable',
      comment: 'a file taken by its address (`?url`) is the bundler’s to find',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
