import { useEffect, useState, useSyncExternalStore } from 'react';
import { createDesk } from '../../lib/check-in/desk';
import type { Start } from '../../lib/check-in/pages';
import { createSite } from '../../lib/check-in/site';
import { createStore } from '../../lib/check-in/store';
import { formatter } from '../../lib/i18n/format';
import { type Language, languageSettings } from '../../lib/i18n/languages';
import { matchRoute, pathTo } from '../../lib/routes';
import Conflicts from './Conflicts';
import { type Counter, CounterContext, type Words } from './counter';
import Departures from './Departures';
import LineState from './LineState';
import SignOut from './SignOut';
import TripDesk from './TripDesk';

interface Props {
  language: Language;
  words: Words;
  /** Null on the page that the phone keeps for when the line is down. */
  start: Start | null;
}

/** Everything after signing in. The server draws it first, with plain forms; then the phone takes over. */
export default function CheckIn({ language, words, start }: Props) {
  const [counter, setCounter] = useState(() => (start ? openCounter(language, words, start) : null));
  // Which page was asked for, only the address tells: the kept page stands for all.
  useEffect(
    () => setCounter((current) => current ?? openCounter(language, words, startFromAddress())),
    [language, words],
  );
  return counter && <Counters counter={counter} start={start} />;
}

function Counters({ counter, start }: { counter: Counter; start: Start | null }) {
  const { desk, trip } = counter;
  const state = useSyncExternalStore(desk.subscribe, desk.state, desk.state);
  useEffect(() => desk.start(), [desk]);
  useEffect(() => void keepPage(counter.language), [counter.language]);
  return (
    <CounterContext.Provider value={counter}>
      <div className="shell narrow grid gap-5 pt-5">
        <LineState state={state} />
        <Conflicts conflicts={state.conflicts} />
        {trip ? <TripDesk state={state} start={start} /> : <Departures state={state} />}
        <SignOut state={state} />
      </div>
    </CounterContext.Provider>
  );
}

function openCounter(
  language: Language,
  words: Words,
  { staff, trip, date, day, list, now: openedAt }: Start,
): Counter {
  const now = () => new Date().toISOString();
  const from = { staff: staff || null, trip, date, day, list, now };
  const { locale } = languageSettings[language];
  const desk = createDesk({ ...from, store: createStore(), site: createSite(language) });
  return { desk, trip, openedAt, words, language, locale, format: formatter(language) };
}

function startFromAddress(): Start {
  const { pathname, searchParams } = new URL(location.href);
  const trip = matchRoute(pathname)?.params.trip ?? null;
  const nothing = {
    staff: '',
    now: new Date().toISOString(),
    scanId: '',
    day: null,
    list: null,
    outcome: null,
    codeError: null,
  };
  return { ...nothing, trip, date: searchParams.get('date') };
}

/** Lets the phone open this page without a line; an older browser goes without. */
async function keepPage(language: Language): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const worker = await navigator.serviceWorker.register(pathTo(language, 'checkInWorker'), {
    scope: pathTo(language, 'checkIn'),
  });
  worker.active?.postMessage('keep');
}
