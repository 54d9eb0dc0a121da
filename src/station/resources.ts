import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest folder of this name at or above the given one: the sources and the built files lie at different depths. */
export function findAbove(folder: string, name: string): string | undefined {
  const here = join(folder, name);
  if (existsSync(here)) return here;
  const parent = dirname(folder);
  return parent === folder ? undefined : findAbove(parent, name);
}
