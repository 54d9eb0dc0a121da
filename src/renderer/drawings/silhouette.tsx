/** A head and shoulders in the identity format, where there is no photo. */
export function Silhouette() {
  return (
    <svg className="silhouette" viewBox="0 0 35 45" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
      <ellipse cx="17.5" cy="18" rx="7.600" ry="9.600" />
      <path d="M2 45c.500-9 6.500-13.500 15.500-13.500S32.500 36 33 45Z" />
    </svg>
  );
}
