import type { DeskState } from '../../lib/check-in/desk';
import { pluralText } from '../../lib/i18n/plural';
import { pathTo } from '../../lib/routes';
import { useCounter } from './counter';

/** Whether there is a line, and what waits for it: said aloud when it changes. */
export default function LineState({ state }: { state: DeskState }) {
  const { words, locale, desk, language } = useCounter();
  const { hasLine, isSignedOut, queue, othersQueued } = state;
  const { line } = words;
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {isSignedOut && (
        <div className="notice notice-wait">
          <p className="font-semibold">{line.signedOut}</p>
          <a className="link font-semibold" href={signInPath(language)}>
            {line.signInAgain}
          </a>
        </div>
      )}
      {!hasLine && <p className="notice notice-wait font-semibold">{line.off}</p>}
      {queue.length > 0 && (
        <div className="notice flex flex-wrap items-center gap-x-4">
          <p className="grow font-semibold">{pluralText(line.queue, locale, queue.length)}</p>
          {!isSignedOut && (
            <button type="button" className="button button-quiet" onClick={() => void desk.flush()}>
              {line.sendNow}
            </button>
          )}
        </div>
      )}
      {othersQueued > 0 && <p className="notice">{pluralText(line.others, locale, othersQueued)}</p>}
    </div>
  );
}

function signInPath(language: Parameters<typeof pathTo>[0]): string {
  const { pathname } = location;
  return pathTo(language, 'checkIn', {}, { return: pathname });
}
