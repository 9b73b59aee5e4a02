import { type SyntheticEvent, useEffect } from 'react';
import type { Shown } from '../../lib/check-in/desk';
import type { Trip, Verdict } from '../../lib/check-in/types';
import { pluralText } from '../../lib/i18n/plural';
import { pathTo } from '../../lib/routes';
import { type Counter, fill, useCounter } from './counter';
import Shape from './Shape';
import { useModal } from './useModal';

interface Props {
  shown: Shown;
  trip: Trip;
  /** They board, and pay at the station. */
  isUnpaid: boolean;
  onNext(): void;
}

const looks: Record<Verdict, 'yes' | 'look' | 'no'> = {
  valid: 'yes',
  unlisted: 'yes',
  already: 'look',
  other_trip: 'look',
  cancelled: 'no',
  not_confirmed: 'no',
  forged: 'no',
  unknown: 'no',
};

/** A good ticket makes way for the next one by itself, unless there is money to take first. */
const yesForMs = 2500;

/** The answer, over the whole screen: a colour, a shape and words, each enough alone. */
export default function Result({ shown, trip, isUnpaid, onNext }: Props) {
  const counter = useCounter();
  const { words, locale, language } = counter;
  const { outcome, isPending } = shown;
  const { verdict, name, code, seats } = outcome;
  const dialog = useModal();
  const look = looks[verdict];
  useEffect(() => {
    if (look !== 'yes' || isUnpaid) return;
    const timer = setTimeout(onNext, yesForMs);
    return () => clearTimeout(timer);
  }, [look, isUnpaid, onNext]);
  const next = (event: SyntheticEvent) => {
    event.preventDefault();
    onNext();
  };
  return (
    <dialog
      open
      ref={dialog}
      className={`door door-${look}`}
      aria-labelledby="verdict"
      aria-describedby="verdict-text"
      onCancel={next}
    >
      <div className="door-words">
        <Shape verdict={verdict} />
        <h2 id="verdict" className="door-verdict">
          {words.result[verdict]}
        </h2>
        <div id="verdict-text" className="grid justify-items-center gap-2" role="alert">
          {name && (
            <p className="door-name">
              <bdi>{name}</bdi>
            </p>
          )}
          {seats !== null && <p className="door-seats">{pluralText(words.seats, locale, seats)}</p>}
          {isUnpaid && look === 'yes' && <p className="door-seats">{words.list.unpaid}</p>}
          <p className="text-large" suppressHydrationWarning>
            {explanation(counter, shown, trip)}
          </p>
          {code && (
            <p className="tabular text-large tracking-[0.08em]" dir="ltr">
              {code}
            </p>
          )}
          {isPending && <p className="text-large font-semibold">{words.result.toSend}</p>}
          {shown.keptAt && !isPending && (
            <p>{fill(words.result.byPhone, { time: counter.format.time(shown.keptAt, trip.timeZone) })}</p>
          )}
        </div>
      </div>
      <a className="button door-next" href={pathTo(language, 'checkInTrip', { trip: trip.id })} onClick={next}>
        {words.result.next}
      </a>
    </dialog>
  );
}

function explanation({ words, format }: Counter, { outcome, keptAt }: Shown, trip: Trip): string {
  const { result } = words;
  const { verdict, at, by, otherTrip } = outcome;
  if (verdict === 'already' && at) {
    const time = format.time(at, trip.timeZone);
    if (by) return fill(result.alreadyText, { time, by });
    return fill(keptAt ? result.alreadyTextHere : result.alreadyTextOnly, { time });
  }
  if (verdict === 'other_trip' && otherTrip) {
    const { departure, timeZone, title } = otherTrip;
    const when = { day: format.day(departure, timeZone), time: format.time(departure, timeZone) };
    return fill(result.otherTripText, { title, ...when });
  }
  return {
    valid: result.validText,
    unlisted: result.unlistedText,
    already: '',
    other_trip: result.otherTripTextOnly,
    cancelled: result.cancelledText,
    not_confirmed: result.notConfirmedText,
    forged: result.forgedText,
    unknown: result.unknownText,
  }[verdict];
}
