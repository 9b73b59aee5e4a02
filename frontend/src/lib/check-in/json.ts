/** An answer for the script of the page; never kept, since it is about people. */
export function json(data: unknown, status = 200): Response {
  return Response.json(data, { status, headers: { 'Cache-Control': 'private, no-store' } });
}
