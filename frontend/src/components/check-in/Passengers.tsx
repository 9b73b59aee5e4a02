import { useState } from 'react';
import type { ListedPassenger, Presence } from '../../lib/check-in/queue';
import { pluralText } from '../../lib/i18n/plural';
import { fill, useCounter } from './counter';
import Question from './Question';

interface Props {
  listed: ListedPassenger[];
  timeZone: string;
  onCode(code: string): Promise<void>;
}

const badges: Record<Exclude<Presence, 'expected'>, string> = {
  inside: 'badge badge-yes',
  to_send: 'badge badge-wait',
  gone: 'badge badge-no',
  absent: 'badge badge-no',
  not_confirmed: 'badge badge-no',
};

const order: Presence[] = ['expected', 'to_send', 'inside', 'not_confirmed', 'absent', 'gone'];

/** Who is still expected first: the ones to look for when the minibus is about to leave. */
export default function Passengers({ listed, timeZone, onCode }: Props) {
  const { words, locale } = useCounter();
  const [asked, setAsked] = useState<ListedPassenger | null>(null);
  const sorted = listed.toSorted(
    (a, b) => order.indexOf(a.presence) - order.indexOf(b.presence) || a.name.localeCompare(b.name, locale),
  );
  const letIn = (code: string) => {
    setAsked(null);
    void onCode(code);
  };
  return (
    <section aria-labelledby="passengers">
      <h2 id="passengers">{words.list.heading}</h2>
      {listed.length === 0 && <p className="notice mt-2">{words.list.none}</p>}
      <ul>
        {sorted.map((passenger) => (
          <PassengerLine
            key={passenger.code}
            passenger={passenger}
            timeZone={timeZone}
            onAsk={() => setAsked(passenger)}
          />
        ))}
      </ul>
      {asked && (
        <Question heading={fill(words.list.ask, { name: asked.name })} onStay={() => setAsked(null)}>
          <p>{pluralText(words.seats, locale, asked.seats)}</p>
          <button type="button" className="button button-main" onClick={() => letIn(asked.code)}>
            {words.list.yes}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setAsked(null)}>
            {words.list.no}
          </button>
        </Question>
      )}
    </section>
  );
}

interface LineProps {
  passenger: ListedPassenger;
  timeZone: string;
  onAsk(): void;
}

function PassengerLine({ passenger, timeZone, onAsk }: LineProps) {
  const { words, locale, format } = useCounter();
  const { name, code, seats, presence, attendedAt, isPaid } = passenger;
  const isExpected = presence === 'expected';
  const isIn = presence === 'inside' || presence === 'to_send';
  return (
    <li className="person">
      <div className="min-w-0 grow">
        <p className="font-semibold">
          <bdi>{name}</bdi>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-small text-soft">
          <span>{pluralText(words.seats, locale, seats)}</span>
          <span className="tabular" dir="ltr">
            {code}
          </span>
          {isPaid === false && isExpected && <span className="badge badge-wait">{words.list.unpaid}</span>}
        </p>
      </div>
      {presence === 'expected' ? (
        <button
          type="button"
          className="button button-quiet needs-script flex-none px-4"
          aria-label={fill(words.list.letIn, { name })}
          onClick={onAsk}
        >
          {words.code.submit}
        </button>
      ) : (
        <span className={`${badges[presence]} flex-none`} suppressHydrationWarning>
          {words.list[presence]}
          {isIn && attendedAt && ` ${format.time(attendedAt, timeZone)}`}
        </span>
      )}
    </li>
  );
}
