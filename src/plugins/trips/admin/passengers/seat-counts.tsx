import { Flex, Typography } from '@strapi/design-system';
import { type Counts, useWords } from '../../../booking/admin/port';

/** Seats, taken, left; and in red what was sold beyond the seats there are now. */
export function SeatCounts({ counts: { capacity, taken, left, excess, closed } }: { counts: Counts }) {
  const { say } = useWords();
  const figures = [
    ['trips.seats', capacity ?? '–'],
    ['trips.taken', taken],
    ['trips.left', left],
  ] as const;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={5} tag="dl">
        {figures.map(([word, figure]) => (
          <Flex key={word} direction="column" alignItems="flex-start">
            <Typography tag="dt" variant="pi" textColor="neutral600">
              {say(word)}
            </Typography>
            <Typography tag="dd" variant="beta">
              {figure}
            </Typography>
          </Flex>
        ))}
      </Flex>
      {excess > 0 && (
        <Typography textColor="danger600" fontWeight="bold" role="alert">
          {say('trips.excess', { count: excess })}
        </Typography>
      )}
      {closed && <Typography textColor="neutral600">{say('trips.closed')}</Typography>}
    </Flex>
  );
}
