import { dayAround, isLeft } from '../../lib/check-in/days';
import type { DeskState } from '../../lib/check-in/desk';
import type { Departure } from '../../lib/check-in/types';
import { pathTo } from '../../lib/routes';
import type { LocalDate } from '../../lib/time/local-date';
import { fill, useCounter } from './counter';

/** What leaves on one day from the stations of whoever is signed in; what has left is folded away. */
export default function Departures({ state }: { state: DeskState }) {
  const { words, format, openedAt } = useCounter();
  const { day, isReady } = state;
  if (!day) return isReady ? <p className="notice">{words.departures.notKept}</p> : null;
  const left = day.departures.filter((departure) => isLeft(departure.departure, openedAt));
  const coming = day.departures.filter((departure) => !left.includes(departure));
  const stations = new Set(day.departures.map(({ station }) => station));
  return (
    <section className="grid gap-4">
      <div>
        <h1 suppressHydrationWarning>{fill(words.departures.heading, { day: format.date(day.date as LocalDate) })}</h1>
        {stations.size === 1 && (
          <p className="text-soft">
            <bdi>{[...stations]}</bdi>
          </p>
        )}
        <OtherDays date={day.date} />
      </div>
      {day.departures.length === 0 && <p className="notice">{words.departures.none}</p>}
      {left.length > 0 && (
        <details>
          <summary className="link cursor-pointer">{words.departures.left}</summary>
          <List departures={left} state={state} isOneStation={stations.size === 1} />
        </details>
      )}
      <List departures={coming} state={state} isOneStation={stations.size === 1} />
    </section>
  );
}

interface ListProps {
  departures: Departure[];
  state: DeskState;
  isOneStation: boolean;
}

function List({ departures, state: { queue }, isOneStation }: ListProps) {
  const waiting = (trip: string) =>
    queue.filter((scan) => scan.trip === trip).reduce((sum, { said }) => sum + (said.seats ?? 0), 0);
  return (
    <ul className="grid gap-2">
      {departures.map((departure) => (
        <li key={departure.id}>
          <DepartureLink departure={departure} waiting={waiting(departure.id)} isShort={isOneStation} />
        </li>
      ))}
    </ul>
  );
}

function DepartureLink({ departure, waiting, isShort }: { departure: Departure; waiting: number; isShort: boolean }) {
  const { words, format, language } = useCounter();
  const { id, title, station, timeZone, expected, inside } = departure;
  return (
    <a className="leaving" href={pathTo(language, 'checkInTrip', { trip: id })}>
      <span className="tabular text-large font-semibold" suppressHydrationWarning>
        {format.time(departure.departure, timeZone)}
      </span>
      <span className="font-semibold">
        <bdi dir="ltr">{isShort ? destinationIn(title, station) : title}</bdi>
      </span>
      <span className={expected > 0 ? 'text-end' : 'text-end text-soft'}>
        <span className="tabular block text-large font-semibold">
          <bdi dir="ltr">{fill(words.boarded, { inside: inside + waiting, expected })}</bdi>
        </span>
        <span className="hint block">{words.boardedLabel}</span>
      </span>
    </a>
  );
}

/** What is left of "Tunis → Sousse" when all leave from Tunis. */
function destinationIn(title: string, station: string): string {
  return title.startsWith(station) ? title.slice(station.length).replace(/^\P{L}+/u, '') : title;
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
