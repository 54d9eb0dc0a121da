import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  RotateCcw,
  RotateCw,
  ZoomIn,
  ZoomOut,
  type LucideIcon,
} from 'lucide-react';
import type { Dispatch } from 'react';
import { Button, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { mostTurn } from '../../../shared/domain/crop-geometry.ts';
import type { BoothEvent, FramingBooth } from '../booth.ts';
import { closestZoom, zoomOf } from './framing.ts';
import { moveStep, turnStep } from './use-hands.ts';

const moves = [
  ['up', ArrowUp, 0, -moveStep],
  ['left', ArrowLeft, -moveStep, 0],
  ['right', ArrowRight, moveStep, 0],
  ['down', ArrowDown, 0, moveStep],
] as const;

interface ControlProps {
  readonly booth: FramingBooth;
  readonly send: Dispatch<BoothEvent>;
}

/** Moves by four buttons: nothing needs a drag. */
export function MoveControls({ send }: Pick<ControlProps, 'send'>) {
  const { t } = useTranslation();
  return (
    <div className="moves" role="group" aria-label={t('photo.move')}>
      {moves.map(([way, icon, right, down]) => (
        <Round
          key={way}
          way={way}
          icon={icon}
          label={t(`photo.${way}`)}
          onPress={() => send({ event: 'move', right, down })}
        />
      ))}
    </div>
  );
}

/** Zoom and turn, each by a slider with a button at both ends: nothing needs two fingers. */
export function SlideControls({ booth, send }: ControlProps) {
  const { t } = useTranslation();
  const most = Math.max(closestZoom(booth.framing, booth.shot), 1.01);
  const zoom = zoomOf(booth.framing, booth.shot);
  const { turn } = booth.framing;
  const step = (most - 1) / 10;
  return (
    <div className="slides">
      <Slide
        label={t('photo.zoom')}
        range={[1, most, 0.01]}
        value={zoom}
        ends={[
          { icon: ZoomOut, label: t('photo.zoomOut'), to: zoom - step, off: zoom <= 1.001 },
          { icon: ZoomIn, label: t('photo.zoomIn'), to: zoom + step, off: zoom >= most - 0.001 },
        ]}
        onChange={(next) => send({ event: 'zoom', zoom: next })}
      />
      <Slide
        label={t('photo.turn')}
        range={[-mostTurn, mostTurn, 0.1]}
        value={turn}
        ends={[
          { icon: RotateCcw, label: t('photo.turnLeft'), to: turn - turnStep, off: turn <= -mostTurn },
          { icon: RotateCw, label: t('photo.turnRight'), to: turn + turnStep, off: turn >= mostTurn },
        ]}
        onChange={(next) => send({ event: 'turn', turn: next })}
        said={t('photo.degrees', { degrees: turn.toFixed(1) })}
        middle
      />
    </div>
  );
}

interface End {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly to: number;
  readonly off: boolean;
}

function Slide(props: {
  label: string;
  /** Least, most and step. */
  range: readonly [number, number, number];
  value: number;
  ends: readonly [End, End];
  onChange: (value: number) => void;
  /** What a screen reader says of the value. */
  said?: string;
  /** Marks the middle of the track. */
  middle?: boolean;
}) {
  const [least, most, step] = props.range;
  const button = (end: End) => (
    <Round icon={end.icon} label={end.label} off={end.off} onPress={() => props.onChange(end.to)} />
  );
  return (
    <div className="slide">
      {button(props.ends[0])}
      <Slider
        className="slider"
        aria-label={props.label}
        minValue={least}
        maxValue={most}
        step={step}
        value={Math.min(most, Math.max(least, props.value))}
        onChange={props.onChange}
      >
        <SliderTrack className="track" data-middle={props.middle === true}>
          <SliderThumb
            className="thumb"
            {...(props.said === undefined ? {} : { 'aria-label': `${props.label} ${props.said}` })}
          />
        </SliderTrack>
      </Slider>
      {button(props.ends[1])}
    </div>
  );
}

function Round(props: { icon: LucideIcon; label: string; onPress: () => void; off?: boolean; way?: string }) {
  const Icon = props.icon;
  return (
    <Button
      className="button quiet round"
      aria-label={props.label}
      isDisabled={props.off ?? false}
      onPress={props.onPress}
      data-way={props.way}
    >
      <Icon aria-hidden="true" />
    </Button>
  );
}
