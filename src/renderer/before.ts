import { config } from 'zod';

/** The content security policy refuses `eval`: zod must not even try it. Imported before any schema is made. */
config({ jitless: true });
