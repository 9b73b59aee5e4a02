import { useSearchParams } from 'react-router-dom';
import type { PanelStation } from '../lib/types';

/** The station looked at last, for those who see several. */
const REMEMBERED = 'relais.station';

interface ChosenDay {
  readonly station: PanelStation | null;
  /** Null: today, whatever day that becomes. */
  readonly date: string | null;
  readonly choose: (choice: { station?: string; date?: string | null }) => void;
}

/** Station and date stand in the address, so that a day can be kept open, bookmarked and gone back to. */
export function useChosenDay(stations: readonly PanelStation[]): ChosenDay {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('station') ?? localStorage.getItem(REMEMBERED);
  const station = stations.find(({ documentId }) => documentId === wanted) ?? stations[0] ?? null;

  const choose: ChosenDay['choose'] = (choice) => {
    const next = new URLSearchParams(params);
    if (choice.station) {
      next.set('station', choice.station);
      localStorage.setItem(REMEMBERED, choice.station);
    }
    if (choice.date) next.set('date', choice.date);
    if (choice.date === null) next.delete('date');
    setParams(next, { replace: true });
  };
  return { station, date: params.get('date'), choose };
}
