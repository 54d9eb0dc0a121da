import type { z } from 'zod';
import type { dockContract } from '../../shared/contract/station.ts';

/** What the dock may offer: people with their passwords, cards, and what the reader is. */
export type DockProps = z.output<(typeof dockContract)['calls']['props']['output']>;
