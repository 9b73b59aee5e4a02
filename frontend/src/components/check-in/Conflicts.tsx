import type { Conflict } from '../../lib/check-in/types';
import { fill, useCounter } from './counter';

/** Who was let in and should not have been, as the API says now: stays until somebody has seen it. */
export default function Conflicts({ conflicts }: { conflicts: Conflict[] }) {
  const { words } = useCounter();
  if (conflicts.length === 0) return null;
  return (
    <section aria-labelledby="conflicts" className="notice notice-no" role="alert">
      <h2 id="conflicts">{words.conflicts.heading}</h2>
      <ul>
        {conflicts.map((conflict) => (
          <ConflictLine key={conflict.scanId} conflict={conflict} />
        ))}
      </ul>
    </section>
  );
}

function ConflictLine({ conflict }: { conflict: Conflict }) {
  const { words, desk, format } = useCounter();
  const { said, answer, scannedAt, scanId, timeZone } = conflict;
  const time = format.time(scannedAt, timeZone);
  const details = answer?.by && answer.at ? ` (${answer.by}, ${format.time(answer.at, timeZone)})` : '';
  return (
    <li className="mt-3 grid gap-1">
      <p>
        <strong>
          <bdi>{answer?.name ?? said.name}</bdi>
        </strong>{' '}
        <bdi className="tabular">{said.code}</bdi>
      </p>
      <p>
        {answer
          ? fill(words.conflicts.text, { time, answer: words.result[answer.verdict] + details })
          : fill(words.conflicts.refused, { time })}
      </p>
      <button
        type="button"
        className="button button-quiet justify-self-start"
        onClick={() => void desk.dismiss(scanId)}
      >
        {words.conflicts.dismiss}
      </button>
    </li>
  );
}
