import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { hearChanges } from './changes';

export interface Loaded<T> {
  /** Null until it has come, and when it could not be had. */
  readonly data: T | null;
  readonly failed: boolean;
  /** Takes an answer that came in another way, such as from a change. */
  readonly put: (data: T) => void;
  readonly reload: () => Promise<void>;
}

/**
 * Reads an admin route, again every so often while the page is looked at, when one comes back to it, and when something was
 * changed beside it.
 * @param url null: nothing to read yet
 * @param everyMs 0: once
 */
export function useLoaded<T>(url: string | null, everyMs = 0): Loaded<T> {
  const { get } = useFetchClient();
  const [state, setState] = useState<{ url: string | null; data: T | null; failed: boolean }>({
    url,
    data: null,
    failed: false,
  });

  const reload = useCallback(async () => {
    if (url === null) return;
    try {
      const { data } = await get<T>(url);
      setState({ url, data, failed: false });
    } catch {
      // What is on the screen stays there, and says that it could not be refreshed.
      setState((before) => ({ url, data: before.url === url ? before.data : null, failed: true }));
    }
  }, [get, url]);

  useEffect(() => {
    void reload();
    if (everyMs === 0) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    const stopHearing = hearChanges(look);
    return () => {
      stopHearing();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [reload, everyMs]);

  const put = useCallback((data: T) => setState({ url, data, failed: false }), [url]);
  const current = state.url === url ? state : { data: null, failed: false };
  return { data: current.data, failed: current.failed, put, reload };
}
