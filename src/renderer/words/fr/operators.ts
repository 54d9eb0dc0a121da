import { bench } from './bench.ts';
import { lookup } from './lookup.ts';
import { moderation } from './moderation.ts';
import { scan } from './scan.ts';

/** French words of the operators' screens, which are loaded with the first of these. */
export const operators = { ...moderation, ...scan, ...lookup, ...bench };
