import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

type Rows<T> = Readonly<Record<string, T>>;
type Read<T> = (ids: readonly string[]) => Promise<Rows<T>>;

/**
 * A hook for the cells of a list: each asks for its own row, all of a page ask in the same moment, and one request answers.
 * @param route an admin route that takes `?ids=a,b,c` and answers `{data: {a: ..., b: ...}}`
 */
export function batched<T>(route: string): (id: string) => T | null {
  let asked: { ids: Set<string>; answer: Promise<Rows<T>> } | null = null;

  const ask = (read: Read<T>, id: string): Promise<T | undefined> => {
    if (!asked) {
      const ids = new Set<string>();
      const answer = Promise.resolve().then(() => {
        asked = null;
        return read([...ids]);
      });
      asked = { ids, answer };
    }
    asked.ids.add(id);
    return asked.answer.then((rows) => rows[id]);
  };

  return (id) => {
    const { get } = useFetchClient();
    const [row, setRow] = useState<T | null>(null);
    useEffect(() => {
      let wanted = true;
      const read: Read<T> = async (ids) => (await get<{ data: Rows<T> }>(`${route}?ids=${ids.join(',')}`)).data.data;
      ask(read, id).then(
        (found) => wanted && setRow(found ?? null),
        // The list itself says when the server is away; a cell without its words stays empty.
        () => wanted && setRow(null),
      );
      return () => {
        wanted = false;
      };
    }, [get, id]);
    return row;
  };
}
