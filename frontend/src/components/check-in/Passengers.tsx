import type { ListedPassenger, Presence } from '../../lib/check-in/queue';
import { pluralText } from '../../lib/i18n/plural';
import { fill, useCounter } from './counter';

interface Props {
  listed: ListedPassenger[];
  timeZone: string;
  onCode(code: string): Promise<void>;
}

const badges: Record<Presence, string> = {
  inside: 'badge badge-yes',
  to_send: 'badge badge-wait',
  expected: 'badge',
  gone: 'badge badge-no',
  absent: 'badge badge-no',
  not_confirmed: 'badge badge-no',
};

const order: Presence[] = ['expected', 'to_send', 'inside', 'not_confirmed', 'absent', 'gone'];

/** Who is still expected first: the ones to look for when the minibus is about to leave. */
export default function Passengers({ listed, timeZone, onCode }: Props) {
  const { words, locale } = useCounter();
  const sorted = listed.toSorted(
    (a, b) => order.indexOf(a.presence) - order.indexOf(b.presence) || a.name.localeCompare(b.name, locale),
  );
  return (
    <section aria-labelledby="passengers">
      <h2 id="passengers">{words.list.heading}</h2>
      {listed.length === 0 && <p className="notice mt-2">{words.list.none}</p>}
      <ul>
        {sorted.map((passenger) => (
          <PassengerLine key={passenger.code} passenger={passenger} timeZone={timeZone} onCode={onCode} />
        ))}
      </ul>
    </section>
  );
}

function PassengerLine({
  passenger,
  timeZone,
  onCode,
}: Omit<Props, 'listed'> & {
  passenger: ListedPassenger;
}) {
  const { words, locale, format } = useCounter();
  const { name, code, seats, presence, attendedAt, isPaid } = passenger;
  const isIn = presence === 'inside' || presence === 'to_send';
  return (
    <li className="person">
      <div className="min-w-0 grow">
        <p className="font-semibold" dir="auto">
          {name}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-small text-soft">
          <span>{pluralText(words.seats, locale, seats)}</span>
          <span className="tabular" dir="ltr">
            {code}
          </span>
          {isPaid === false && !isIn && <span className="badge badge-wait">{words.list.unpaid}</span>}
        </p>
      </div>
      <span className={badges[presence]} suppressHydrationWarning>
        {words.list[presence]}
        {isIn && attendedAt && ` ${format.time(attendedAt, timeZone)}`}
      </span>
      {presence === 'expected' && (
        <button
          type="button"
          className="button button-quiet needs-script"
          aria-label={fill(words.list.letIn, { name })}
          onClick={() => void onCode(code)}
        >
          {words.code.submit}
        </button>
      )}
    </li>
  );
}
