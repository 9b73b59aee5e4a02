import { Button, Field, Flex, IconButton, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { addDays, useWords } from '../../../booking/admin/port';
import type { PanelStation } from '../lib/types';

interface Props {
  readonly stations: readonly PanelStation[];
  readonly station: PanelStation | null;
  readonly date: string;
  readonly onChoose: (choice: { station?: string; date?: string | null }) => void;
}

/** Which day; and which station, for those who see several. */
export function Filters({ stations, station, date, onChoose }: Props) {
  const { say } = useWords();
  return (
    <Flex gap={4} alignItems="flex-end" wrap="wrap">
      {stations.length > 1 && (
        <Field.Root name="station" width="32rem">
          <Field.Label>{say('trips.station')}</Field.Label>
          <SingleSelect
            value={station?.documentId}
            onChange={(chosen: string | number) => onChoose({ station: String(chosen) })}
          >
            {stations.map(({ documentId, name }) => (
              <SingleSelectOption key={documentId} value={documentId}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      <Field.Root name="date">
        <Field.Label>{say('trips.day')}</Field.Label>
        <TextInput
          type="date"
          value={date}
          onChange={(event) => event.target.value && onChoose({ date: event.target.value })}
        />
      </Field.Root>
      <Flex gap={1} paddingBottom={1}>
        <IconButton label={say('trips.day-before')} onClick={() => onChoose({ date: addDays(date, -1) })}>
          <ChevronLeft />
        </IconButton>
        <Button variant="tertiary" onClick={() => onChoose({ date: null })}>
          {say('trips.today')}
        </Button>
        <IconButton label={say('trips.day-after')} onClick={() => onChoose({ date: addDays(date, 1) })}>
          <ChevronRight />
        </IconButton>
      </Flex>
    </Flex>
  );
}
