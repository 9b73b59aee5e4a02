import { unstable_useDocument as useDocument, useQueryParams } from '@strapi/strapi/admin';
import { useEffect, useMemo, useRef } from 'react';
import type { BookingSheet } from '../lib/types';

export const MODEL = 'plugin::booking.booking';

interface Query {
  readonly plugins?: Readonly<Record<string, object>>;
}

/**
 * Reads the form beside anew when the booking has moved on. It sends all it holds when it is saved: with the status of
 * before, it would ask for the way back.
 */
export function useFreshForm(documentId: string, booking: BookingSheet | undefined): void {
  const [{ query }] = useQueryParams<Query>();
  // The content manager's own parameters: with others this would be a second document in its cache, and not the form's.
  const params = useMemo(() => {
    const { plugins = {}, ...rest } = query ?? {};
    return Object.assign({}, rest, ...Object.values(plugins)) as Record<string, string>;
  }, [query]);
  const { refetch } = useDocument({ collectionType: 'collection-types', model: MODEL, documentId, params });

  const seen = useRef<string | null>(null);
  const now = booking ? `${booking.status} ${booking.quantity} ${booking.startsAt} ${booking.holdExpiresAt}` : null;
  useEffect(() => {
    if (now === null) return;
    if (seen.current !== null && seen.current !== now) refetch();
    seen.current = now;
  }, [now, refetch]);
}
