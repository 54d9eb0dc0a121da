// Everything that central promises, on the embedded database. The same suite runs on PostgreSQL in tests/native.
import { vi } from 'vitest';
import { makeSqlite } from './testing/house.ts';
import { centralSuite } from './testing/suite/all.ts';

// Every commit waits for the disk, and the disk is shared.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

centralSuite(makeSqlite);
