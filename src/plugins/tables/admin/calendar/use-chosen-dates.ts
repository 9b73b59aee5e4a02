import { useState } from 'react';
import { addDays } from '../../../booking/admin/port';

export interface ChosenDates {
  readonly chosen: ReadonlySet<string>;
  /** One more or one less; with `range`, all from the last one chosen to this one. */
  readonly choose: (date: string, range: boolean) => void;
  /** All of these, or none of them when all were chosen. */
  readonly chooseAll: (dates: readonly string[]) => void;
  readonly clear: () => void;
}

/** @param today days before it stay as they were */
export function useChosenDates(today: string): ChosenDates {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const keep = (dates: Iterable<string>): void => setChosen(new Set([...dates].filter((date) => date >= today)));

  return {
    chosen,
    choose(date, range) {
      setLast(date);
      if (range && last) {
        const [from, to] = last < date ? [last, date] : [date, last];
        const between: string[] = [];
        for (let day = from; day <= to; day = addDays(day, 1)) between.push(day);
        keep([...chosen, ...between]);
      } else if (chosen.has(date)) keep([...chosen].filter((other) => other !== date));
      else keep([...chosen, date]);
    },
    chooseAll(dates) {
      const open = dates.filter((date) => date >= today);
      const all = open.every((date) => chosen.has(date));
      keep(all ? [...chosen].filter((date) => !open.includes(date)) : [...chosen, ...open]);
    },
    clear: () => setChosen(new Set()),
  };
}
