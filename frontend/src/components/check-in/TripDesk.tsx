import { useCallback, useState } from 'react';
import type { DeskState, Shown } from '../../lib/check-in/desk';
import { announce } from '../../lib/check-in/feedback';
import type { Start } from '../../lib/check-in/pages';
import { countsOf, withQueue } from '../../lib/check-in/queue';
import type { PassengerList, Reading } from '../../lib/check-in/types';
import { pathTo } from '../../lib/routes';
import CodeForm from './CodeForm';
import { fill, useCounter } from './counter';
import Passengers from './Passengers';
import Result from './Result';
import Scanner from './Scanner';

interface Props {
  state: DeskState;
  start: Start | null;
}

/** One departure: who is in, who is expected, and the two ways to check somebody in. */
export default function TripDesk({ state: { list, isReady, isMissing, queue }, start }: Props) {
  const { words, desk, language } = useCounter();
  const [isScanning, setScanning] = useState(false);
  const [shown, setShown] = useState(() => shownAtStart(start));
  const check = useCallback(
    async (reading: Reading) => {
      const result = await desk.check(reading);
      announce(result.outcome.verdict);
      setShown(result);
    },
    [desk],
  );
  const next = useCallback(() => setShown(null), []);
  if (isMissing) return <Nothing text={words.list.missing} />;
  if (!list) return isReady ? <Nothing text={words.list.notKept} /> : null;
  const listed = withQueue(list.passengers, queue);
  return (
    <>
      <Heading list={list} counts={countsOf(listed)} />
      <button type="button" className="button button-main scan-main needs-script" onClick={() => setScanning(true)}>
        {words.scan.open}
      </button>
      <CodeForm
        action={pathTo(language, 'checkInTrip', { trip: list.trip.id })}
        scanId={start?.scanId ?? ''}
        error={start?.codeError ?? null}
        onCode={(code) => check({ code })}
      />
      <Passengers listed={listed} timeZone={list.trip.timeZone} onCode={(code) => check({ code })} />
      {isScanning && <Scanner shown={shown} onReading={check} onClose={() => setScanning(false)} />}
      {shown && (
        <Result
          key={shown.scanId}
          shown={shown}
          trip={list.trip}
          isUnpaid={listed.some(({ code, isPaid }) => code === shown.outcome.code && isPaid === false)}
          onNext={next}
        />
      )}
    </>
  );
}

function Heading({ list: { trip }, counts }: { list: PassengerList; counts: ReturnType<typeof countsOf> }) {
  const { words, format, language } = useCounter();
  return (
    <div>
      <a className="link" href={pathTo(language, 'checkIn')}>
        {words.departures.back}
      </a>
      <div className="flex items-end justify-between gap-4">
        <h1>
          <span className="tabular block text-hero font-semibold" suppressHydrationWarning>
            {format.time(trip.departure, trip.timeZone)}
          </span>
          <bdi>{trip.title}</bdi>
          <span className="block text-base font-normal text-soft" suppressHydrationWarning>
            {format.day(trip.departure, trip.timeZone)}
          </span>
        </h1>
        <p className="flex-none text-end">
          <span className="tabular block text-hero font-semibold">
            <bdi dir="ltr">{fill(words.boarded, counts)}</bdi>
          </span>
          <span className="hint">{words.boardedLabel}</span>
        </p>
      </div>
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  const { words, language } = useCounter();
  return (
    <div className="grid gap-2">
      <p className="notice">{text}</p>
      <a className="link" href={pathTo(language, 'checkIn')}>
        {words.departures.back}
      </a>
    </div>
  );
}

/** What the plain form came to. */
function shownAtStart(start: Start | null): Shown | null {
  return start?.outcome ? { scanId: start.scanId, outcome: start.outcome, keptAt: null, isPending: false } : null;
}
