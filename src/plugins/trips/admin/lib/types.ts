/** Answers of the plugin's admin routes; dates are ISO strings here. */
export interface PanelStation {
  readonly documentId: string;
  readonly name: string;
  readonly city: string;
  readonly timeZone: string;
  readonly currency: string;
  /** Its own calendar date now. */
  readonly today: string;
}

export interface Departure {
  readonly documentId: string;
  readonly departure: string;
  readonly destination: string;
  readonly vehicle: { readonly plate: string; readonly owner: string; readonly phone: string | null } | null;
  readonly seats: number;
  readonly taken: number;
  readonly left: number;
  readonly excess: number;
  readonly status: 'scheduled' | 'cancelled' | 'departed';
}

export interface Day {
  readonly data: readonly Departure[];
  readonly meta: { readonly station: Omit<PanelStation, 'today'>; readonly date: string; readonly today: string };
}

export interface Coming {
  readonly documentId: string;
  readonly departure: string;
  readonly station: { readonly name: string; readonly timeZone: string };
  readonly destination: string;
  readonly seats: number;
  readonly left: number;
}
