import { bench } from './bench.ts';
import { lookup } from './lookup.ts';
import { moderation } from './moderation.ts';
import { scan } from './scan.ts';
import type { OperatorWords } from '../words.ts';

/** English words of the operators' screens. */
export const operators: OperatorWords = { ...moderation, ...scan, ...lookup, ...bench };
