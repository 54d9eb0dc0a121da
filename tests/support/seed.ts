import fc from 'fast-check';
import { shake } from './shake.ts';

// The same walks every time: a test that fails fails again. TROMBINE_SEED=<number> looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.TROMBINE_SEED ?? 20_261_120) });

// A busy machine, where a quick one would hide that a test does not wait.
const shaking = process.env.TROMBINE_SHAKE;
if (shaking !== undefined) await shake(Number(shaking));
