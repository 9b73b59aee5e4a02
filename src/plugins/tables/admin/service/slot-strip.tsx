import { Flex, Typography } from '@strapi/design-system';
import { useWords } from '../../../booking/admin/port';
import type { Slot } from '../lib/types';

/** What each time still has: a party counts in all that it sits through. */
export function SlotStrip({ slots }: { slots: readonly Slot[] }) {
  const { say } = useWords();
  return (
    <Flex tag="ul" gap={2} wrap="wrap" aria-label={say('tables.slots')}>
      {slots.map(({ time, taken, left }) => (
        <Flex
          tag="li"
          key={time}
          direction="column"
          paddingLeft={2}
          paddingRight={2}
          paddingTop={1}
          paddingBottom={1}
          hasRadius
          background={left === 0 ? 'warning100' : 'neutral100'}
        >
          <Typography variant="pi" fontWeight="bold">
            {time}
          </Typography>
          <Typography variant="pi" textColor={left === 0 ? 'warning700' : 'neutral600'}>
            {left === null ? say('tables.number', { count: taken ?? 0 }) : say('tables.slot-left', { count: left })}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}
