import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useWords } from '../../../booking/admin/port';
import type { PanelRestaurant, ServicePage } from '../lib/types';
import { CoversField } from './covers-field';
import { SlotStrip } from './slot-strip';

interface Props {
  readonly service: ServicePage;
  readonly restaurant: PanelRestaurant;
}

/** Covers set, taken, left and waiting; the covers are changed where they stand. */
export function Figures({ service, restaurant }: Props) {
  const { say } = useWords();
  const { covers, taken, left, excess, parties, waiting, hours } = service;
  const perSlot = restaurant.countPer === 'slot';
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      background="neutral0"
      padding={4}
      hasRadius
      shadow="tableShadow"
    >
      <Flex gap={8} alignItems="flex-start" wrap="wrap" tag="dl">
        <Figure word={say(perSlot ? 'tables.covers-per-slot' : 'tables.covers')}>
          {restaurant.mayPlan && hours && service.date >= restaurant.today ? (
            <CoversField service={service} />
          ) : (
            <Typography variant="beta">{hours ? (covers ?? say('tables.by-hand')) : say('tables.closed')}</Typography>
          )}
        </Figure>
        <Figure word={say('tables.taken')}>
          <Typography variant="beta">{taken}</Typography>
        </Figure>
        <Figure word={say(perSlot ? 'tables.left-at-best' : 'tables.left')}>
          <Typography variant="beta">{left ?? '–'}</Typography>
        </Figure>
        <Figure word={say('tables.parties')}>
          <Typography variant="beta">{parties}</Typography>
        </Figure>
        <Figure word={say('tables.waiting')}>
          <Typography variant="beta" textColor={waiting.parties > 0 ? 'warning600' : 'neutral800'}>
            {waiting.parties > 0
              ? say('tables.waiting-parties', { parties: waiting.parties, covers: waiting.covers })
              : '0'}
          </Typography>
        </Figure>
        {excess > 0 && (
          <Typography textColor="danger600" fontWeight="bold" role="alert">
            {say('tables.excess', { count: excess })}
          </Typography>
        )}
      </Flex>
      {!hours && (
        <Typography role="status" textColor="neutral600">
          {say(service.closed ? 'tables.closed-that-day' : 'tables.closed-weekday')}
        </Typography>
      )}
      {perSlot && <SlotStrip slots={service.slots} />}
    </Flex>
  );
}

function Figure({ word, children }: { word: string; children: ReactNode }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {word}
      </Typography>
      <dd>{children}</dd>
    </Flex>
  );
}
