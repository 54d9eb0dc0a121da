import { Search } from 'lucide-react';
import { Input, SearchField } from 'react-aria-components';

/** The one field of a screen: a name or a number, searched by Enter. */
export function LookupField(props: {
  id: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
}) {
  return (
    <SearchField
      className="looked-for"
      aria-label={props.label}
      value={props.value}
      onChange={props.onChange}
      onSubmit={props.onSubmit}
      maxLength={80}
    >
      <Search aria-hidden="true" />
      <Input id={props.id} placeholder={props.label} autoComplete="off" spellCheck="false" />
    </SearchField>
  );
}
