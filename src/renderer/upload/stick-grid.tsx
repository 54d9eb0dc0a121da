import { Folder, ImageOff } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StickEntry } from '../../shared/contract/upload.ts';
import { useAct } from '../connection/use-station.tsx';
import { useThumbnail } from './use-thumbnail.ts';

/** Two lines under a tile, in characters. */
const room = 34;

/** A name that fits under its tile, its end kept: that is where the numbers are. */
function briefly(name: string): string {
  const letters = [...name];
  return letters.length <= room
    ? name
    : `${letters.slice(0, room - 12).join('')}…${letters.slice(-11).join('')}`;
}

/** Folders and pictures of the stick, as tiles to touch. */
export function StickGrid({ entries, disabled }: { entries: readonly StickEntry[]; disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className="stick-grid" aria-label={t('upload.usb.content')} inert={disabled}>
      {entries.map((entry) => (
        <li key={entry.id}>
          {entry.kind === 'folder' ? <FolderTile {...entry} /> : <PhotoTile {...entry} />}
        </li>
      ))}
    </ul>
  );
}

/** The name under a tile and in the name of its button, as both must say the same; the whole of a shortened one describes it. */
function useTileName(name: string) {
  const id = useId();
  const brief = briefly(name);
  return {
    brief,
    described: brief === name ? {} : { 'aria-describedby': id },
    words: (
      <>
        <bdi className="name">{brief}</bdi>
        {brief !== name && (
          <span id={id} hidden>
            {name}
          </span>
        )}
      </>
    ),
  };
}

function FolderTile({ id, name }: StickEntry) {
  const { t } = useTranslation();
  const act = useAct();
  const { brief, described, words } = useTileName(name);
  return (
    <Button
      className="tile folder"
      aria-label={t('upload.usb.folder', { name: brief })}
      {...described}
      onPress={() => act({ act: 'stick-open', entry: id })}
    >
      <span className="picture">
        <Folder aria-hidden="true" />
      </span>
      {words}
    </Button>
  );
}

function PhotoTile({ id, name }: StickEntry) {
  const { t } = useTranslation();
  const act = useAct();
  const { brief, described, words } = useTileName(name);
  const tile = useRef<HTMLButtonElement>(null);
  const thumbnail = useThumbnail(id, tile);
  return (
    <Button
      ref={tile}
      className="tile"
      aria-label={t('upload.usb.photo', { name: brief })}
      {...described}
      onPress={() => act({ act: 'stick-pick', entry: id })}
    >
      <span className="picture">
        {thumbnail === null && <span className="spinner" aria-hidden="true" />}
        {thumbnail !== null &&
          ('url' in thumbnail ? (
            <img src={thumbnail.url} alt="" draggable={false} />
          ) : (
            <ImageOff aria-hidden="true" />
          ))}
      </span>
      {words}
    </Button>
  );
}
