import { useState } from 'react';
import type { LookupScreen as Lookup } from '../../shared/contract/lookup.ts';
import type { ReaderStatus } from '../../shared/contract/station.ts';
import { never } from '../../shared/domain/result.ts';
import { useAct } from '../connection/use-station.tsx';
import { useWedge } from '../scan/use-wedge.ts';
import '../words/operator-dictionary.ts';
import { AccreditingStage } from './accrediting-stage.tsx';
import { AskingStage } from './asking-stage.tsx';
import { ConfirmingStage } from './confirming-stage.tsx';
import { ListStage } from './list-stage.tsx';
import { SheetStage } from './sheet-stage.tsx';
import { TapStage } from './tap-stage.tsx';
import { useBegun } from './use-begun.ts';
import './lookup.css';
import './sheet.css';
import './confirming.css';

/** « Chercher un badge »: whose it is, and what may be done with it. `hears` is false while a dialog is above it. */
export default function LookupScreen(props: { screen: Lookup; reader: ReaderStatus; hears: boolean }) {
  const { screen, reader, hears } = props;
  const [text, setText] = useState('');
  const { open, begin, change, close } = useBegun(screen);
  const steps = { change, close };
  const act = useAct();
  useWedge(hears, (code) => act({ act: 'scan', code }));
  const { stage, sheet, uid } = screen;
  switch (stage) {
    case 'ask':
    case 'searching':
      return <AskingStage {...props} text={text} onText={setText} />;
    case 'list':
      return <ListStage screen={screen} hears={hears} />;
    case 'tap':
      return <TapStage screen={screen} reader={reader} hears={hears} />;
    case 'sheet':
    case 'saving':
    case 'saved': {
      const key = sheet?.badge ?? uid;
      if (open !== null && sheet !== null)
        return <ConfirmingStage key={key} {...{ screen, sheet, open, steps, hears }} />;
      if (open !== null && uid !== null)
        return <AccreditingStage key={key} {...{ screen, uid, open, steps, hears }} />;
      return <SheetStage key={key} screen={screen} hears={hears} onBegin={begin} />;
    }
    default:
      return never(stage);
  }
}
