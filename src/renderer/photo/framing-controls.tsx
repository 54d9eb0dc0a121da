import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ZoomIn, ZoomOut, type LucideIcon } from 'lucide-react';
import type { Dispatch } from 'react';
import { Button, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Booth, BoothEvent } from './booth.ts';
import { closestZoom } from './crop.ts';
import { moveStep } from './use-drag.ts';

const moves = [
  ['up', ArrowUp, 0, -moveStep],
  ['left', ArrowLeft, -moveStep, 0],
  ['right', ArrowRight, moveStep, 0],
  ['down', ArrowDown, 0, moveStep],
] as const;

/** Zoom by slider and buttons, moves by four buttons: nothing needs two fingers. */
export function FramingControls(props: {
  booth: Extract<Booth, { step: 'framing' }>;
  send: Dispatch<BoothEvent>;
}) {
  const { t } = useTranslation();
  const { booth, send } = props;
  const most = closestZoom(booth.shot);
  const step = (most - 1) / 10;
  const zoom = booth.framing.zoom;
  return (
    <div className="framing-controls">
      <div className="zoom">
        <Round
          icon={ZoomOut}
          label={t('photo.zoomOut')}
          off={zoom <= 1}
          onPress={() => send({ event: 'zoom', zoom: zoom - step })}
        />
        <Slider
          className="slider"
          aria-label={t('photo.zoom')}
          minValue={1}
          maxValue={Math.max(most, 1.01)}
          step={0.01}
          value={zoom}
          onChange={(value) => send({ event: 'zoom', zoom: value })}
        >
          <SliderTrack className="track">
            <SliderThumb className="thumb" />
          </SliderTrack>
        </Slider>
        <Round
          icon={ZoomIn}
          label={t('photo.zoomIn')}
          off={zoom >= most}
          onPress={() => send({ event: 'zoom', zoom: zoom + step })}
        />
      </div>
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
