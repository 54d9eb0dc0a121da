import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Check,
  CircleCheck,
  CircleDashed,
  Eye,
  Hand,
  Maximize2,
  Minimize2,
  MoveVertical,
  Redo2,
  Smile,
  Sun,
  SunDim,
  TriangleAlert,
  Undo2,
  User,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Instruction } from '../../../shared/quality/instruction.ts';
import { chipNames, type ChipState } from './chips.ts';
import type { LiveSigns } from './use-live.ts';

const icons: Record<Instruction, LucideIcon> = {
  'come-in': UserRound,
  alone: User,
  back: Minimize2,
  closer: Maximize2,
  left: ArrowLeft,
  right: ArrowRight,
  up: ArrowUp,
  down: ArrowDown,
  straighten: MoveVertical,
  'turn-left': Undo2,
  'turn-right': Redo2,
  'chin-up': ArrowUp,
  'chin-down': ArrowDown,
  'show-eyes': Eye,
  'open-eyes': Eye,
  'look-at-camera': Eye,
  'more-light': Sun,
  'less-light': SunDim,
  'even-light': Sun,
  'uncover-face': Smile,
  'close-mouth': Smile,
  'hold-still': Hand,
  good: Check,
};

/** At which edge of the mirror an arrow stands: a mirror shows the person's left at the left of the screen. */
export const arrowEdges: Partial<Record<Instruction, 'left' | 'right' | 'top' | 'bottom'>> = {
  left: 'left',
  'turn-left': 'left',
  right: 'right',
  'turn-right': 'right',
  up: 'top',
  'chin-up': 'top',
  down: 'bottom',
  'chin-down': 'bottom',
};

/** The one thing to do now, large. */
export function InstructionLine({ instruction }: { instruction: Instruction }) {
  const { t } = useTranslation();
  const Icon = icons[instruction];
  return (
    <p className="ask" role="status" data-good={instruction === 'good'}>
      <Icon aria-hidden="true" />
      <span>{t(`photo.ask.${instruction}`)}</span>
    </p>
  );
}

/** The arrow that goes with an instruction about a direction, at that edge of the mirror. */
export function EdgeArrow({ instruction }: { instruction: Instruction }) {
  const edge = arrowEdges[instruction];
  if (edge === undefined) return null;
  const Icon = icons[instruction];
  return (
    <span className="arrow" data-edge={edge} aria-hidden="true">
      <Icon />
    </span>
  );
}

const chipIcons: Record<ChipState, LucideIcon> = {
  wait: CircleDashed,
  good: CircleCheck,
  fix: TriangleAlert,
};
const tones: Record<ChipState, string> = { wait: '', good: 'good', fix: 'warn' };

/** Distance, light and pose: each in a shape, a word and a colour. */
export function LiveChips({ chips }: { chips: LiveSigns['chips'] | null }) {
  const { t } = useTranslation();
  return (
    <ul className="live-chips" aria-label={t('photo.chips')}>
      {chipNames.map((name) => {
        const state = chips?.[name] ?? 'wait';
        const Icon = chipIcons[state];
        return (
          <li key={name} className={`chip ${tones[state]}`} data-state={state}>
            <Icon aria-hidden="true" />
            {t(`photo.chip.${name}.${state}`)}
          </li>
        );
      })}
    </ul>
  );
}
