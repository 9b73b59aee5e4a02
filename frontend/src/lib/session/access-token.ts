/** Renewed this long before its end, so that it does not end on the way. */
const marginSeconds = 30;
const unknownLifetime = 300;

/** How many seconds an access token is worth keeping, read from its own dates so that no two clocks are compared. */
export function accessLifetime(jwt: string): number {
  const { iat, exp } = payloadOf(jwt);
  if (typeof iat !== 'number' || typeof exp !== 'number') return unknownLifetime;
  return Math.max(exp - iat - marginSeconds, 1);
}

/** What a token says of itself; whether that is true, the API checks. */
export function payloadOf(jwt: string): { iat?: unknown; exp?: unknown; userId?: unknown } {
  const encoded = jwt.split('.')[1] ?? '';
  try {
    const payload: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return typeof payload === 'object' && payload !== null ? payload : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
