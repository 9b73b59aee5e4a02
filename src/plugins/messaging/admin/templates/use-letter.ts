import { isFetchError, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useLoaded } from '../../../booking/admin/port';
import { type EditedLetter, PARTS, type Problem, type Source, urlOf, type Wanted } from './types';

export interface Editing {
  readonly letter: EditedLetter | null;
  readonly failed: boolean;
  /** What is sent unless this letter says something else. */
  readonly usual: Source | null;
  readonly draft: Source | null;
  readonly change: (some: Partial<Source>) => void;
  readonly problems: readonly Problem[];
  readonly busy: boolean;
  readonly isChanged: boolean;
  readonly save: () => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
}

/** One letter while it is being worded. A part that is typed as it stands anyway is not kept by the server. */
export function useLetter(wanted: Wanted): Editing {
  const url = urlOf(wanted);
  const { put: putTo, del } = useFetchClient();
  const { data, failed, put } = useLoaded<{ data: EditedLetter }>(url);
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const [draft, setDraft] = useState<Source | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const letter = data?.data ?? null;
  const usual = letter && { ...letter.own, ...letter.general };
  const saved = letter && usual && { ...usual, ...letter.worded };

  useEffect(() => {
    setDraft(letter && { ...letter.own, ...letter.general, ...letter.worded });
    setProblems([]);
  }, [letter]);

  const send = useCallback(
    async (work: () => Promise<{ data: { data: EditedLetter } }>, done: string): Promise<boolean> => {
      setBusy(true);
      try {
        put((await work()).data);
        toggleNotification({ type: 'success', message: formatMessage({ id: done }) });
        return true;
      } catch (error) {
        if (!isFetchError(error)) throw error;
        const { message, details } = error.response?.data.error ?? {};
        setProblems(problemsIn(details));
        const said = message ?? 'The server does not answer. Nothing was changed.';
        toggleNotification({
          type: 'danger',
          message: formatMessage({ id: `apiError.${said}`, defaultMessage: said }),
        });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [put, toggleNotification, formatMessage],
  );

  return {
    letter,
    failed,
    usual,
    draft,
    change: (some) => setDraft((before) => before && { ...before, ...some }),
    problems,
    busy,
    isChanged: saved !== null && draft !== null && PARTS.some((part) => draft[part] !== saved[part]),
    save: () => send(() => putTo(url, { ...draft }), 'messaging.letter-saved'),
    remove: () => send(() => del(url), 'messaging.letter-removed'),
  };
}

function problemsIn(details: unknown): Problem[] {
  const { errors = [] } = (details ?? {}) as {
    errors?: readonly (Omit<Problem, 'part'> & { path: [Problem['part']] })[];
  };
  return errors.map(({ path: [part], ...problem }) => ({ ...problem, part }));
}
