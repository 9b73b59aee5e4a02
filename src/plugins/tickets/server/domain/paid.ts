/** Says who confirmed a booking, as its history has it, whether it was paid; null when that does not tell. */
export function paidBy(
  confirmation: { readonly actor: string; readonly reason: string | null } | undefined,
): boolean | null {
  if (confirmation?.actor === 'payment') return true;
  return confirmation?.reason === 'pays at the venue' ? false : null;
}
