import { useEffect, useMemo, useRef, useState } from 'react';
import type { Instruction } from '../../../shared/quality/instruction.ts';
import type { PhotoKit } from '../kit.ts';
import { isClosing, isDue } from './auto-capture.ts';
import { Burst } from './burst.ts';
import { chipNames, type ChipName, type ChipState } from './chips.ts';
import { instructionOf, nextGuidance, noGuidance, type Guidance } from './guidance.ts';
import { sightOf, watch } from './watcher.ts';

/** What the live screen draws; it changes only when something on screen does. */
export interface LiveSigns {
  readonly instruction: Instruction;
  readonly chips: Readonly<Record<ChipName, ChipState>>;
  /** How full the shape is, in fiftieths. */
  readonly fill: number;
  /** The oval is closing: the photo takes itself in half a second. */
  readonly closing: boolean;
  /** The screen lights the face. */
  readonly alight: boolean;
}

function signsOf(guidance: Guidance): LiveSigns {
  return {
    instruction: instructionOf(guidance),
    chips: {
      distance: guidance.chips.distance.state,
      light: guidance.chips.light.state,
      pose: guidance.chips.pose.state,
    },
    fill: Math.round(guidance.fill * 50),
    closing: isClosing(guidance.auto),
    alight: guidance.alight,
  };
}
const same = (a: LiveSigns, b: LiveSigns): boolean =>
  a.instruction === b.instruction &&
  a.fill === b.fill &&
  a.closing === b.closing &&
  a.alight === b.alight &&
  chipNames.every((name) => a.chips[name] === b.chips[name]);

/**
 * Looks at the live picture while `active`, keeps the last frames, and says when the photo takes itself. `signs` is null as long as nothing
 * was seen, and when nothing can look.
 */
export function useLive(
  video: HTMLVideoElement | null,
  active: boolean,
  kit: PhotoKit,
  onDue: (since: number) => void,
) {
  const burst = useMemo(() => new Burst<ImageBitmap>(), []);
  const [signs, setSigns] = useState<LiveSigns | null>(null);
  const due = useRef(onDue);
  useEffect(() => {
    due.current = onDue;
  });
  useEffect(() => () => burst.clear(), [burst]);
  useEffect(() => {
    if (!active || video === null) return;
    burst.clear();
    // What was seen before the last photo says nothing of now; until here it stays, so that nothing jumps while the photo is taken.
    const anew = requestAnimationFrame(() => setSigns(null));
    let guidance = noGuidance;
    const stop = watch(
      sightOf(video),
      kit.analysis,
      kit.profile,
      (picture, look) => {
        burst.add({ picture, look });
        guidance = nextGuidance(guidance, look);
        const next = signsOf(guidance);
        setSigns((before) => (before !== null && same(before, next) ? before : next));
        if (isDue(guidance.auto)) due.current(guidance.auto.greenSince ?? look.at);
      },
      (bug) => console.error(bug),
      () => kit.lose(),
    );
    return () => {
      cancelAnimationFrame(anew);
      stop();
    };
  }, [active, video, kit, burst]);
  return { signs, burst };
}
