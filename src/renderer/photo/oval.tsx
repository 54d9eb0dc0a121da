/** Where the face goes: head height about 34 mm of 45 (ICAO 9303), a little above the middle. */
export function Oval() {
  return (
    <svg className="oval" viewBox="0 0 531 683" aria-hidden="true" preserveAspectRatio="none">
      <defs>
        <mask id="oval-hole">
          <rect width="531" height="683" fill="#ffffff" />
          <ellipse cx="265.500" cy="322" rx="176" ry="246" fill="#000000" />
        </mask>
      </defs>
      <rect className="dim" width="531" height="683" mask="url(#oval-hole)" />
      <ellipse className="edge" cx="265.500" cy="322" rx="176" ry="246" />
    </svg>
  );
}
