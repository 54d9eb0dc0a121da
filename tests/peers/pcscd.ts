// The private pcscd of the tests is the one of the demo.
export { createPrivatePcscd, pcscdMissing } from '../../src/demo/pcscd.ts';
export type { PrivatePcscd } from '../../src/demo/pcscd.ts';
