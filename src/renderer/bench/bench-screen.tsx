import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BenchScreen as State } from '../../shared/contract/bench.ts';
import type { ReaderStatus, View } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { MoreBelow } from '../frame/more-below.tsx';
import { useWedge } from '../scan/use-wedge.ts';
import { useSpoken } from '../voice/spoken.tsx';
import '../words/operator-dictionary.ts';
import { CameraPane } from './camera-pane.tsx';
import { Choices } from './choices.tsx';
import { Devices } from './devices.tsx';
import { DialogOf } from './dialog-of.tsx';
import { Face } from './face.tsx';
import { Figures } from './figures.tsx';
import { LastBadges } from './last-badges.tsx';
import { Outcome, OutcomeSaid } from './outcome.tsx';
import { RefusedBadges } from './refused-badges.tsx';
import { Search } from './search.tsx';
import { Steps } from './steps.tsx';
import { Tools } from './tools.tsx';
import { touchedCard, UnfinishedButton } from './unfinished.tsx';
import { UnreadableRecords } from './unreadable-records.tsx';
import { useBenchKeys } from './use-bench-keys.ts';
import { useDialog } from './use-dialog.ts';
import './bench.css';
import './outcome.css';
import './side.css';

/** « Encoder des badges » : scan, put down, next. `hears` is false while a dialog is above it. */
export default function BenchScreen(props: { screen: State; health: View['health']; hears: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const { screen, health } = props;
  const content = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const dialog = useDialog(screen);
  const [isCameraOpen, setCameraOpen] = useState(false);
  useSpoken(t('bench.title'));
  useEffect(() => content.current?.focus(), []);

  const can = doable(screen, health.reader);
  const tools = {
    next: can.next ? () => act({ act: 'bench-skip' }) : null,
    again: can.again ? () => act({ act: 'bench-again' }) : null,
    void: can.void === null ? null : () => dialog.open({ what: 'void', entry: can.void ?? '' }),
    search: () => field.current?.focus(),
  };
  const scan = (code: string): void => {
    dialog.close();
    act({ act: 'scan', code });
  };
  useWedge(props.hears, scan);
  useBenchKeys(props.hears && dialog.shown === null, field, tools);

  return (
    <div className="page bench">
      <main className="content" ref={content} tabIndex={-1} aria-label={t('bench.title')}>
        <h1 className="unseen">{t('bench.title')}</h1>
        <div className="bench-head">
          <QuietAction icon={ArrowLeft} onPress={() => act({ act: 'back' })}>
            {t('bench.back')}
          </QuietAction>
          <Devices screen={screen} health={health} />
        </div>
        {screen.stage === 'choose' ? (
          <Choices choices={screen.choices} />
        ) : (
          <Face key={screen.badge?.badge ?? 'nobody'} badge={screen.badge} />
        )}
        {screen.stage !== 'choose' && <Steps screen={screen} />}
        <OutcomeSaid screen={screen} />
        <Outcome screen={screen} reader={health.reader} onDialog={dialog.open} />
        <Figures screen={screen} onDialog={dialog.open} />
      </main>
      <MoreBelow content={content} />
      <section className="doing" aria-label={t('bench.tools')}>
        <Search
          field={field}
          isBusy={screen.stage === 'card'}
          isCameraOpen={isCameraOpen}
          onCamera={setCameraOpen}
        />
        <Tools tools={tools} />
        <UnfinishedButton
          count={screen.unfinished.length}
          onOpen={() => dialog.open({ what: 'unfinished' })}
        />
        <RefusedBadges refused={screen.refused} />
        {screen.refused.length === 0 && screen.unreadable !== undefined && (
          <UnreadableRecords count={screen.unreadable} />
        )}
        {isCameraOpen ? <CameraPane onCode={scan} /> : <LastBadges last={screen.last} />}
      </section>
      <DialogOf shown={dialog.shown} screen={screen} onChange={dialog.open} onClose={dialog.close} />
    </div>
  );
}

/** What may be asked now. The station checks it again. */
function doable(screen: State, reader: ReaderStatus): { next: boolean; again: boolean; void: string | null } {
  const { stage, problem, badge, choices } = screen;
  const isBusy = stage === 'card' || stage === 'searching' || screen.keeping !== undefined;
  return {
    next: !isBusy && stage !== 'identify' && (badge !== null || choices.length > 0 || problem !== null),
    again: stage === 'problem' && badge !== null && reader === 'ready' && !isBusy,
    void: touchedCard(screen)?.entry ?? null,
  };
}
