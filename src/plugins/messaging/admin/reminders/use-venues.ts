import { useLoaded, useWords } from '../../../booking/admin/port';

interface Venue {
  readonly venue: string;
  /** Null for all that have no rule of their own. */
  readonly name: string | null;
}

/** The venues whose reminders this person may set, with their names. */
export function useVenues(): { readonly venues: readonly Venue[]; readonly nameOf: (venue: string) => string } {
  const { say } = useWords();
  const venues = useLoaded<{ data: readonly Venue[] }>('/messaging/venues').data?.data ?? [];
  const nameOf = (wanted: string): string => {
    const found = venues.find(({ venue }) => venue === wanted);
    return found ? (found.name ?? say('messaging.everywhere-else')) : '';
  };
  return { venues, nameOf };
}
