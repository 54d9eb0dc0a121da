import { config } from 'zod';

/**
 * No code made for each schema while the program runs: the screen's content policy refuses it, and a start that meets most schemas
 * once would pay for all of them. Imported before any schema is made.
 */
config({ jitless: true });
