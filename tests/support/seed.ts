import fc from 'fast-check';

// The same walks every time: a test that fails fails again. TROMBINE_SEED=<number> looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.TROMBINE_SEED ?? 20_261_120) });
