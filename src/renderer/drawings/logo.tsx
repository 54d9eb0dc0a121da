/** The university's mark, in the accent colour. */
export function Logo({ path, className }: { path: string; className?: string }) {
  return (
    <svg viewBox="0 0 64 64" className={className ?? 'logo'} aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}
