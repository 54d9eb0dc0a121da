/** Every word that can be reached from a value, bytes read as text: to look for what should be forgotten. */
export function traces(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return `${String(value)}\n`;
  if (seen.has(value)) return '';
  seen.add(value);
  if (value instanceof Uint8Array) return `${Buffer.from(value).toString('utf8')}\n`;
  const parts: Iterable<unknown> =
    value instanceof Map || value instanceof Set ? value : Object.values(value);
  return [...parts].map((part) => traces(part, seen)).join('');
}
