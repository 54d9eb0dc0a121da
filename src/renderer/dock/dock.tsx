import { Wrench, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DockAct, DockContract } from '../../shared/contract/station.ts';
import type { OutputOf } from '../../shared/wire/contract.ts';
import type { Client } from '../../shared/wire/wire.ts';
import './dock.css';

type Props = OutputOf<DockContract, 'props'>;
type Move = Exclude<DockAct['move'], 'present-card' | 'scan'>;
/** The moves of the dock; it speaks English only, as its users do. */
const moves: readonly (readonly [Move, string])[] = [
  ['remove-card', 'Remove card'],
  ['unplug-reader', 'Unplug reader'],
  ['plug-reader', 'Plug reader'],
  ['cut-network', 'Cut network'],
  ['restore-network', 'Restore network'],
  ['accept-photo', 'Accept photo'],
  ['reject-photo', 'Reject photo'],
  ['produce-badge', 'Produce badge'],
  ['print-badge', 'Print badge'],
  ['unplug-scanner', 'Unplug scanner'],
  ['plug-scanner', 'Plug scanner'],
  ['plug-stick', 'Plug stick'],
  ['unplug-stick', 'Unplug stick'],
  ['kill-station', 'Kill station'],
];

/** The development dock: a slim tab at the edge, drawn only when the station serves one. */
export function Dock({ client }: { client: Client<DockContract> }) {
  const [props, setProps] = useState<Props | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let gone = false;
    void client.call('props', null).then((answer) => {
      if (!gone) setProps(answer.ok ? answer.value : null);
    });
    return () => {
      gone = true;
    };
  }, [client, open]); // asked again whenever it opens: badges are made meanwhile
  if (props === null) return null;
  return (
    <aside className="dock" data-open={open} lang="en" aria-label="Development dock">
      <button type="button" className="dock-tab" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <X aria-hidden="true" /> : <Wrench aria-hidden="true" />}
        <span className="unseen">Development dock</span>
      </button>
      {open && <Panel client={client} props={props} />}
    </aside>
  );
}

function Panel({ client, props }: { client: Client<DockContract>; props: Props }) {
  const [said, setSaid] = useState('');
  const move = (act: DockAct): void => {
    void client.call('move', act).then((answer) => setSaid(answer.ok ? answer.value.said : answer.error));
  };
  return (
    <div className="dock-panel">
      <h2>People</h2>
      <ul>
        {props.people.map((person) => (
          <li key={person.login}>
            <code>
              {person.login} / {person.password}
            </code>
            <small>{person.about}</small>
          </li>
        ))}
      </ul>
      <h2>Cards ({props.reader} reader)</h2>
      <div className="dock-moves">
        {props.cards.map((card) => (
          <button key={card.uid} type="button" onClick={() => move({ move: 'present-card', uid: card.uid })}>
            {card.uid} <small>{card.about}</small>
          </button>
        ))}
        <button type="button" onClick={() => move({ move: 'present-card', uid: null })}>
          A card that says nothing
        </button>
      </div>
      {props.codes.length > 0 && (
        <>
          <h2>Codes</h2>
          <div className="dock-moves">
            {props.codes.map(({ code, about }) => (
              <button key={code} type="button" onClick={() => move({ move: 'scan', code })}>
                {code} <small>{about}</small>
              </button>
            ))}
          </div>
        </>
      )}
      <h2>World</h2>
      <div className="dock-moves">
        {moves.map(([name, words]) => (
          <button key={name} type="button" onClick={() => move({ move: name })}>
            {words}
          </button>
        ))}
      </div>
      <output>{said}</output>
    </div>
  );
}
