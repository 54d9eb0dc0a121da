// Everything that central promises, on the embedded database. The same suite runs on PostgreSQL in tests/native.
import { makeSqlite } from './testing/house.ts';
import { centralSuite } from './testing/suite/all.ts';

centralSuite(makeSqlite);
