/** What a page answers: itself, another address, or that there is nothing at this address. */
export type Outcome<View> =
  | { kind: 'page'; status: number; view: View }
  | { kind: 'redirect'; to: string }
  | { kind: 'missing' };

export const missing = { kind: 'missing' } as const;

export function page<View>(view: View, status = 200): Outcome<View> {
  return { kind: 'page', status, view };
}

export function redirect(to: string): { kind: 'redirect'; to: string } {
  return { kind: 'redirect', to };
}

/** The answer to give instead of the page, or null. 303: what follows a form is read, never sent again. */
export function instead(outcome: Exclude<Outcome<never>, { kind: 'page' }>): Response;
export function instead<View>(outcome: Outcome<View>): Response | null;
export function instead<View>(outcome: Outcome<View>): Response | null {
  if (outcome.kind === 'redirect') return new Response(null, { status: 303, headers: { Location: outcome.to } });
  if (outcome.kind === 'missing') return new Response(null, { status: 404 });
  return null;
}
