/** Where the face goes: as in the finished photo (ICAO 9303) and a little smaller, so that there is room to turn and for hair. */
const face = { x: 265.5, y: 318, across: 152, down: 212 };
/** Half of the oval's edge, from its foot to its top; the length is called 100 so that a fill is a percentage. */
const half = (side: 0 | 1): string =>
  `M ${face.x} ${face.y + face.down} A ${face.across} ${face.down} 0 0 ${side} ${face.x} ${face.y - face.down}`;

/** The oval to fill with one's face; its edge fills from the foot to the top as the conditions are met (`fill`, 0 to 1), and closes there. */
export function Oval({ fill, closing }: { fill: number; closing: boolean }) {
  const gone = 100 - fill * 100;
  return (
    <svg
      className="oval"
      viewBox="0 0 531 683"
      aria-hidden="true"
      preserveAspectRatio="none"
      data-closing={closing}
    >
      <defs>
        <mask id="oval-hole">
          <rect width="531" height="683" fill="#ffffff" />
          <ellipse cx={face.x} cy={face.y} rx={face.across} ry={face.down} fill="#000000" />
        </mask>
      </defs>
      <rect className="dim" width="531" height="683" mask="url(#oval-hole)" />
      <ellipse className="edge" cx={face.x} cy={face.y} rx={face.across} ry={face.down} />
      {fill > 0 &&
        ([0, 1] as const).map((side) => (
          <path key={side} className="fill" d={half(side)} pathLength="100" strokeDashoffset={gone} />
        ))}
    </svg>
  );
}
