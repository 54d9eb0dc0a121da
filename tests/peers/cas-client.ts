// A person at a CAS login page without a browser: the one that seeds the demo.
export { CasVisitor } from '../../src/demo/cas-visitor.ts';
