// The private pcscd of the tests is the one of the demo.
export { createPrivatePcscd, pcscdMissing } from '../../src/demo/pcscd.ts';
