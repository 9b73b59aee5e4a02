/**
 * The visitor's address. Only the entries that our own proxies added to `X-Forwarded-For` are believed, counted from its
 * end: anyone can write the beginning, and would escape the rate limits with it.
 */
export function clientAddress(forwardedFor: string | null, socketAddress: string, trustedProxies: number): string {
  if (trustedProxies === 0) return socketAddress;
  const chain = (forwardedFor ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return chain.at(-trustedProxies) ?? chain[0] ?? socketAddress;
}
