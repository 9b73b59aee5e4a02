/** More than any form of ours can hold. */
export const largestForm = 64 * 1024;

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The status to refuse a request's body with before reading it, or null: only forms are sent here, and small ones. */
export function bodyRefusal(method: string, headers: Headers): 411 | 413 | 415 | null {
  if (method === 'GET' || method === 'HEAD') return null;
  if (headers.has('Transfer-Encoding')) return 411;
  const length = Number(headers.get('Content-Length') ?? 0);
  if (length > largestForm) return 413;
  const type = headers.get('Content-Type')?.toLowerCase() ?? '';
  return length > 0 && !formTypes.some((known) => type.startsWith(known)) ? 415 : null;
}

/** What was sent; an empty form when it cannot be read as one, so that its errors are those of a form left blank. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    if ((error as Error).name === 'TypeError') return new FormData();
    throw error;
  }
}
