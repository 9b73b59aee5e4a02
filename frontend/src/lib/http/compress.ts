/**
 * The page, compressed for a browser that can read it. Done here because the site must be light on a slow line without a
 * proxy in front of it too.
 */
export function compressed(response: Response, acceptEncoding: string | null): Response {
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html');
  if (!response.body || !isPage || !/\bgzip\b(?!;\s*q=0(\.0*)?(,|$))/.test(acceptEncoding ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('Content-Encoding', 'gzip');
  headers.append('Vary', 'Accept-Encoding');
  headers.delete('Content-Length');
  const { status, statusText } = response;
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), { status, statusText, headers });
}
