import { useSearchParams } from 'react-router-dom';
import type { Catalogue, Wanted } from './types';

/** The letter that the address names, so that it can be passed on; the first one when it names none. */
export function useChosenLetter(catalogue: Catalogue | null): {
  readonly wanted: Wanted | null;
  readonly choose: (some: Partial<Wanted>) => void;
} {
  const [query, setQuery] = useSearchParams();
  const [first] = catalogue?.letters ?? [];
  const asked = { letter: query.get('letter'), audience: query.get('audience') };
  const known = catalogue?.letters.find(
    ({ letter, audience }) => letter === asked.letter && audience === asked.audience,
  );
  const written = known ?? first;
  const wanted = written
    ? { ...written, trade: query.get('trade') ?? 'all', language: query.get('language') ?? 'fr' }
    : null;
  return { wanted, choose: (some) => setQuery({ ...wanted, ...some }, { replace: true }) };
}
