import { dayAround } from '../../lib/check-in/days';
import type { DeskState } from '../../lib/check-in/desk';
import type { Departure } from '../../lib/check-in/types';
import { pathTo } from '../../lib/routes';
import type { LocalDate } from '../../lib/time/local-date';
import { fill, useCounter } from './counter';

/** What leaves on one day from the stations of whoever is signed in. */
export default function Departures({ state: { day, isReady, queue } }: { state: DeskState }) {
  const { words, format } = useCounter();
  if (!day) return isReady ? <p className="notice">{words.departures.notKept}</p> : null;
  const date = day.date as LocalDate;
  const waiting = (trip: string) =>
    queue.filter((scan) => scan.trip === trip).reduce((sum, { said }) => sum + (said.seats ?? 0), 0);
  return (
    <section className="grid gap-4">
      <h1 suppressHydrationWarning>{fill(words.departures.heading, { day: format.date(date) })}</h1>
      {day.departures.length === 0 && <p className="notice">{words.departures.none}</p>}
      <ul className="grid gap-3">
        {day.departures.map((departure) => (
          <li key={departure.id}>
            <DepartureLink departure={departure} waiting={waiting(departure.id)} />
          </li>
        ))}
      </ul>
      <OtherDays date={day.date} />
    </section>
  );
}

function DepartureLink({ departure, waiting }: { departure: Departure; waiting: number }) {
  const { words, format, language } = useCounter();
  const { id, title, timeZone, expected, inside } = departure;
  const count = { inside: inside + waiting, expected };
  return (
    <a className="ticket" href={pathTo(language, 'checkInTrip', { trip: id })}>
      <span className="grid p-4">
        <span className="tabular text-figure font-semibold" suppressHydrationWarning>
          {format.time(departure.departure, timeZone)}
        </span>
        <span className="font-semibold">
          <bdi>{title}</bdi>
        </span>
      </span>
      <span className="stub grid content-center justify-items-center px-5">
        <span className="tabular text-large font-semibold" dir="ltr">
          {fill(words.boarded, count)}
        </span>
        <span className="hint">{words.boardedLabel}</span>
      </span>
    </a>
  );
}

function OtherDays({ date }: { date: string }) {
  const { words, language } = useCounter();
  const { earlier, later } = dayAround(date);
  return (
    <nav aria-label={words.name} className="flex justify-between gap-4">
      <a className="link" href={pathTo(language, 'checkIn', {}, { date: earlier })}>
        {words.departures.earlier}
      </a>
      <a className="link" href={pathTo(language, 'checkIn', {}, { date: later })}>
        {words.departures.later}
      </a>
    </nav>
  );
}
