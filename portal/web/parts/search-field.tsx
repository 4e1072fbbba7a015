import { SearchBox } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useState } from 'react';

/** Long enough that a typed word is one search, short enough to feel immediate. */
const PAUSE_MS = 250;

interface Props {
  readonly value: string;
  readonly onSearch: (text: string) => void;
  readonly className: string;
  readonly label: string;
  readonly placeholder: string;
}

/** Searches while somebody types, after a short pause. What is typed stays as typed; what is searched is trimmed. */
export function SearchField({ value, onSearch, className, label, placeholder }: Props) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly sent: boolean } | null>(null);
  const send = useEffectEvent((text: string) => {
    setTyped({ text, sent: true });
    if (text.trim() !== value) onSearch(text.trim());
  });
  useEffect(() => {
    if (typed === null || typed.sent) return undefined;
    const timer = window.setTimeout(() => {
      send(typed.text);
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [typed]);
  const current = typed !== null && (!typed.sent || typed.text.trim() === value);
  return (
    <SearchBox
      aria-label={label}
      placeholder={placeholder}
      className={className}
      maxLength={100}
      value={current ? typed.text : value}
      onChange={(_, data) => {
        setTyped({ text: data.value, sent: false });
      }}
    />
  );
}
