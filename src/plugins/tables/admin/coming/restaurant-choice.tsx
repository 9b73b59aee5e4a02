import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useWords } from '../../../booking/admin/port';
import type { PanelRestaurant } from '../lib/types';

interface Props {
  readonly restaurants: readonly PanelRestaurant[];
  readonly restaurant: PanelRestaurant;
  readonly onChoose: (documentId: string) => void;
}

/** Which restaurant, for those who see several. */
export function RestaurantChoice({ restaurants, restaurant, onChoose }: Props) {
  const { say } = useWords();
  if (restaurants.length < 2) return null;
  return (
    <Field.Root name="restaurant" width="32rem">
      <Field.Label>{say('tables.restaurant')}</Field.Label>
      <SingleSelect value={restaurant.documentId} onChange={(chosen: string | number) => onChoose(String(chosen))}>
        {restaurants.map(({ documentId, name }) => (
          <SingleSelectOption key={documentId} value={documentId}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
