import { Camera, Search as Glass } from 'lucide-react';
import { useState, type RefObject } from 'react';
import { Form, Input, TextField, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { isTypedCode } from '../scan/typed-code.ts';

/** Where every letter typed at the bench goes: a name or a number, then Enter. Beside it, the camera for a code. */
export function Search({
  field,
  isBusy,
  isCameraOpen,
  onCamera,
}: {
  field: RefObject<HTMLInputElement | null>;
  /** A card is being worked on: nothing else may begin. */
  isBusy: boolean;
  isCameraOpen: boolean;
  onCamera: (isOpen: boolean) => void;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const [text, setText] = useState('');
  const wanted = text.trim();
  return (
    <div className="bench-search">
      <Form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (isBusy || wanted.length < 2) return;
          act(isTypedCode(wanted) ? { act: 'scan', code: wanted } : { act: 'bench-search', text: wanted });
          setText('');
          field.current?.blur(); // the keys of the tools work again at once
        }}
      >
        <TextField
          className="bench-field"
          aria-label={t('bench.search')}
          value={text}
          maxLength={80}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setText('');
            event.continuePropagation();
          }}
        >
          <Glass aria-hidden="true" />
          <Input ref={field} placeholder={t('bench.search')} autoComplete="off" spellCheck="false" />
        </TextField>
      </Form>
      <ToggleButton
        className="tool"
        aria-label={t('bench.camera')}
        isSelected={isCameraOpen}
        onChange={onCamera}
      >
        <Camera aria-hidden="true" />
      </ToggleButton>
    </div>
  );
}
