import { type FormEvent, useId, useState } from 'react';
import { readCode } from '../../lib/check-in/reading';
import { useCounter } from './counter';

interface Props {
  /** Where the form goes without a script. */
  action: string;
  scanId: string;
  error: string | null;
  onCode(code: string): Promise<void>;
}

/** The code of a ticket, typed: for a torn one, and for phones without a camera. */
export default function CodeForm({ action, scanId, error, onCode }: Props) {
  const { words } = useCounter();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState(error);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const code = readCode(typed);
    setProblem(code ? null : words.code.wrong);
    if (!code) return document.getElementById(id)?.focus();
    setTyped('');
    await onCode(code);
  };
  return (
    <form method="post" action={action} noValidate className="grid gap-1" onSubmit={(event) => void submit(event)}>
      <input type="hidden" name="scanId" value={scanId} />
      <label htmlFor={id} className="font-semibold">
        {words.code.label}
      </label>
      <p id={`${id}-hint`} className="hint">
        {words.code.hint}
      </p>
      {problem && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="flex gap-2">
        <input
          id={id}
          name="code"
          className="control tabular grow uppercase"
          dir="ltr"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={20}
          aria-describedby={problem ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
        />
        <button type="submit" className="button button-quiet flex-none">
          {words.code.submit}
        </button>
      </div>
    </form>
  );
}
