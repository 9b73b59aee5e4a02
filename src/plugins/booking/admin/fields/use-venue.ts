import {
  unstable_useContentManagerContext as useContentManagerContext,
  useFetchClient,
  useField,
} from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

/** Where an attribute finds the venue whose currency and zone it is told in: a relation of the same form. */
export interface VenueOptions {
  readonly relation: string;
  readonly target: string;
}

export interface Venue {
  readonly currency: string | null;
  readonly timeZone: string | null;
}

interface Related {
  readonly documentId: string;
}

interface RelationField {
  readonly connect?: readonly { readonly apiData?: Related; readonly documentId?: string }[];
  readonly disconnect?: readonly unknown[];
}

const UNKNOWN: Venue = { currency: null, timeZone: null };

/** The venue chosen in this form, or else the one that the row is saved with; its facts are null until known. */
export function useVenue(options: VenueOptions | undefined): Venue {
  const { get } = useFetchClient();
  const { model, id, isCreatingEntry } = useContentManagerContext();
  const { value } = useField<RelationField>(options?.relation ?? '');
  const chosen = value?.connect?.at(-1);
  const chosenId = chosen?.apiData?.documentId ?? chosen?.documentId ?? null;
  const [venue, setVenue] = useState<Venue>(UNKNOWN);

  useEffect(() => {
    let wanted = true;
    const saved = async (): Promise<string | undefined> => {
      if (!options || isCreatingEntry || !id) return undefined;
      const { data } = await get<{ results?: Related[] }>(
        `/content-manager/relations/${model}/${id}/${options.relation}`,
      );
      return data.results?.at(-1)?.documentId;
    };
    const load = async (): Promise<Venue> => {
      const documentId = chosenId ?? (await saved());
      if (!options || !documentId) return UNKNOWN;
      const { data } = await get<{ data: Venue }>(`/content-manager/collection-types/${options.target}/${documentId}`);
      return { currency: data.data.currency, timeZone: data.data.timeZone };
    };
    load().then(
      (found) => wanted && setVenue(found),
      () => wanted && setVenue(UNKNOWN),
    );
    return () => {
      wanted = false;
    };
  }, [get, options, model, id, isCreatingEntry, chosenId]);
  return venue;
}
