import { type FormEvent, useState } from 'react';
import type { DeskState } from '../../lib/check-in/desk';
import { pathTo } from '../../lib/routes';
import { useCounter } from './counter';
import Question from './Question';

/** Ends the session and erases what the phone keeps; asks first while scans have not been sent. */
export default function SignOut({ state }: { state: DeskState }) {
  const { words, desk, language } = useCounter();
  const [isAsking, setAsking] = useState(false);
  const [isStuck, setStuck] = useState(false);
  const path = pathTo(language, 'checkInSignOut');
  const leave = async () => {
    const isOut = await desk.signOut();
    setStuck(!isOut);
    setAsking(false);
    if (isOut) location.assign(pathTo(language, 'checkIn'));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (state.queue.length + state.othersQueued > 0) setAsking(true);
    else void leave();
  };
  return (
    <form method="post" action={path} className="mt-4" onSubmit={submit}>
      <button type="submit" className="button button-quiet">
        {words.signOut}
      </button>
      {isStuck && (
        <p role="alert" className="notice notice-wait mt-3">
          {words.leave.noLine}
        </p>
      )}
      {isAsking && <Unsent onStay={() => setAsking(false)} onLeave={() => void leave()} />}
    </form>
  );
}

function Unsent({ onStay, onLeave }: { onStay(): void; onLeave(): void }) {
  const { words, desk } = useCounter();
  const send = () => {
    onStay();
    void desk.flush();
  };
  return (
    <Question heading={words.leave.heading} onStay={onStay}>
      <p>{words.leave.text}</p>
      <button type="button" className="button button-main" onClick={send}>
        {words.leave.send}
      </button>
      <button type="button" className="button button-quiet" onClick={onStay}>
        {words.leave.stay}
      </button>
      <button type="button" className="button button-no" onClick={onLeave}>
        {words.leave.anyway}
      </button>
    </Question>
  );
}
