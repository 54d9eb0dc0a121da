/** What a database can do to a station. */
export type StoreError =
  'station.store-full' | 'station.store-damaged' | 'station.store-newer' | 'station.already-running';

const damage = [
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_PERM',
];

/** The code of what SQLite or the file system threw; null for a bug, which goes on as an exception. */
export function storeError(thrown: unknown): StoreError | null {
  const code =
    thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'station.store-full';
  if (code.startsWith('SQLITE_BUSY')) return 'station.already-running';
  if (damage.some((name) => code.startsWith(name))) return 'station.store-damaged';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EIO') return 'station.store-damaged';
  return null;
}
