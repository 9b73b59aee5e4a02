import { EmptyStateLayout, Flex, Main, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useLoaded, useWords } from '../../booking/admin/port';
import { CoversCalendar } from './calendar/covers-calendar';
import { DaysList } from './coming/days-list';
import { RestaurantChoice } from './coming/restaurant-choice';
import type { PanelRestaurant } from './lib/types';
import { usePlace, type View } from './lib/use-place';
import { ServicePageView } from './service/service-page';

/** A restaurant's book: the days to come and past, a service with its list, and the covers of the coming weeks. */
export default function BookPage() {
  const { say } = useWords();
  const restaurants = useLoaded<{ data: readonly PanelRestaurant[] }>('/tables/restaurants');
  const { restaurant, view, page, goTo } = usePlace(restaurants.data?.data ?? []);

  if (!restaurants.data) return restaurants.failed ? <Page.Error /> : <Page.Loading />;
  if (!restaurant) return <EmptyStateLayout content={say('tables.no-restaurant')} />;
  if (page) {
    // Another service or date is another page: what was typed for one is not booked in the other.
    return <ServicePageView key={`${page.service}/${page.date}`} restaurant={restaurant} page={page} goTo={goTo} />;
  }

  const title = say('tables.book-of', { restaurant: restaurant.name });
  return (
    <Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={say(`tables.subtitle-${view}`)} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <RestaurantChoice
            restaurants={restaurants.data.data}
            restaurant={restaurant}
            onChoose={(chosen) => goTo({ restaurant: chosen })}
          />
          <Tabs.Root value={view} onValueChange={(chosen: string) => goTo({ view: chosen as View })}>
            <Tabs.List aria-label={title}>
              <Tabs.Trigger value="coming">{say('tables.coming')}</Tabs.Trigger>
              <Tabs.Trigger value="past">{say('tables.past')}</Tabs.Trigger>
              <Tabs.Trigger value="covers">{say('tables.covers-and-closings')}</Tabs.Trigger>
            </Tabs.List>
            <Tabs.Content value="coming">
              <DaysList key={restaurant.documentId} restaurant={restaurant} when="coming" goTo={goTo} />
            </Tabs.Content>
            <Tabs.Content value="past">
              <DaysList key={restaurant.documentId} restaurant={restaurant} when="past" goTo={goTo} />
            </Tabs.Content>
            <Tabs.Content value="covers">
              <CoversCalendar key={restaurant.documentId} restaurant={restaurant} />
            </Tabs.Content>
          </Tabs.Root>
        </Flex>
      </Layouts.Content>
    </Main>
  );
}
