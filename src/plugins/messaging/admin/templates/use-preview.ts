import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { type Preview, type Source, urlOf, type Wanted } from './types';

/** As long as a hand pauses between two words. */
const PAUSE_MS = 400;

interface Shown {
  readonly preview: Preview | null;
  /** There is no booking with the code that was asked for. */
  readonly isUnknown: boolean;
}

/** The letter as it would be sent, a moment after each change; what was shown stays until the next comes. */
export function usePreview(wanted: Wanted, draft: Source | null, code: string): Shown {
  const { post } = useFetchClient();
  const [shown, setShown] = useState<Shown>({ preview: null, isUnknown: false });
  const url = urlOf(wanted);

  useEffect(() => {
    if (!draft) return;
    let isLatest = true;
    const timer = setTimeout(() => {
      post<{ data: Preview }>(`${url}/preview`, { parts: draft, code: code.trim() || null }).then(
        ({ data }) => isLatest && setShown({ preview: data.data, isUnknown: false }),
        () => isLatest && setShown((before) => ({ ...before, isUnknown: code.trim() !== '' })),
      );
    }, PAUSE_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [post, url, draft, code]);

  return shown;
}
