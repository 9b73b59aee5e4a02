import { type FetchError, isFetchError, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import { sayChanged } from './changes';

export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
}

interface Change {
  /** Sends it; a refusal becomes a toast in the person's language, and null. */
  readonly send: <T>(url: string, body: object, done: (answer: T) => string) => Promise<T | null>;
  readonly busy: boolean;
  /** What was wrong with the last one, field by field. */
  readonly problems: readonly FieldProblem[];
  /** Why the last one was refused, as a code: `SOLD_OUT`; null when it was not. */
  readonly refusal: string | null;
}

interface Details {
  readonly errors?: readonly FieldProblem[];
  readonly code?: string;
}

const detailsOf = (error: FetchError): Details => (error.response?.data.error.details as Details | undefined) ?? {};

/** Changes something through an admin route, one at a time, and tells the person what came of it. */
export function useChange(): Change {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatMessage } = useIntl();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);

  const send = useCallback(
    async <T>(url: string, body: object, done: (answer: T) => string): Promise<T | null> => {
      setBusy(true);
      setProblems([]);
      setRefusal(null);
      try {
        const { data } = await post<T>(url, body);
        toggleNotification({ type: 'success', message: done(data) });
        sayChanged();
        return data;
      } catch (error) {
        if (!isFetchError(error)) throw error;
        setProblems(detailsOf(error).errors ?? []);
        setRefusal(detailsOf(error).code ?? null);
        const said = error.response?.data.error.message ?? 'The server does not answer. Nothing was changed.';
        toggleNotification({
          type: 'danger',
          message: formatMessage({ id: `apiError.${said}`, defaultMessage: said }),
        });
        return null;
      } finally {
        setBusy(false);
      }
    },
    [post, toggleNotification, formatMessage],
  );

  return { send, busy, problems, refusal };
}
