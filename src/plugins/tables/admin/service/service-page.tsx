import {
  Box,
  Button,
  Flex,
  IconButton,
  Link,
  Loader,
  Main,
  Searchbar,
  SearchForm,
  Typography,
} from '@strapi/design-system';
import { ArrowLeft, ChevronLeft, ChevronRight } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { addDays, formatDate, useLoaded, usePrint, useWords } from '../../../booking/admin/port';
import { nameOf, type PanelRestaurant, type Page as ServiceAnswer } from '../lib/types';
import type { Place } from '../lib/use-place';
import { DaySheet } from './day-sheet';
import { Figures } from './figures';
import { LinesTable } from './lines-table';
import { matches } from './matches';
import { PhoneForm } from './phone-form';

const REFRESH_MS = 3_000;

interface Props {
  readonly restaurant: PanelRestaurant;
  readonly page: NonNullable<Place['page']>;
  readonly goTo: Place['goTo'];
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

/** One key, while nothing is being typed, leads to the form and to the search. */
function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = latest.current[event.key.toLowerCase()];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** A date's midday or evening: how full it is, who comes, and what one does about it. */
export function ServicePageView({ restaurant, page, goTo }: Props) {
  const { say, locale } = useWords();
  const loaded = useLoaded<ServiceAnswer>(`/tables/services/${page.service}/dates/${page.date}`, REFRESH_MS);
  const [search, setSearch] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const searchBox = useRef<HTMLDivElement>(null);
  const service = loaded.data?.data;
  const names = restaurant.services.find(({ documentId }) => documentId === page.service)?.names;
  const title = `${names ? nameOf(names, locale) : ''} · ${formatDate(page.date, locale)}`;
  const { paper, print } = usePrint(<DaySheet title={`${restaurant.name} · ${title}`} service={service ?? null} />);
  useShortcuts({
    n: () => first.current?.focus(),
    '/': () => searchBox.current?.querySelector('input')?.focus(),
    p: print,
  });
  const shown = service?.bookings.filter((line) => matches(line, search)) ?? [];
  const day = (by: number) => goTo({ page: { service: page.service, date: addDays(page.date, by) } });

  return (
    <Main>
      <Page.Title>{title}</Page.Title>
      {paper}
      <Layouts.Header
        title={title}
        subtitle={[restaurant.name, service?.hours && `${service.hours.opens} – ${service.hours.closes}`, service?.note]
          .filter(Boolean)
          .join(' · ')}
        navigationAction={
          <Link
            startIcon={<ArrowLeft />}
            href="#"
            onClick={(event: React.MouseEvent) => {
              event.preventDefault();
              goTo({ view: page.date < restaurant.today ? 'past' : 'coming' });
            }}
          >
            {say('tables.book')}
          </Link>
        }
        primaryAction={
          <Flex gap={2}>
            <IconButton label={say('tables.day-before')} onClick={() => day(-1)}>
              <ChevronLeft />
            </IconButton>
            {restaurant.services.length > 1 &&
              restaurant.services.map((one) => (
                <Button
                  key={one.documentId}
                  variant={one.documentId === page.service ? 'secondary' : 'tertiary'}
                  onClick={() => goTo({ page: { service: one.documentId, date: page.date } })}
                >
                  {nameOf(one.names, locale)}
                </Button>
              ))}
            <IconButton label={say('tables.day-after')} onClick={() => day(1)}>
              <ChevronRight />
            </IconButton>
            <Button variant="tertiary" onClick={print} disabled={!service}>
              {say('tables.print')}
            </Button>
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {loaded.failed && <Box role="alert">{say('tables.unavailable')}</Box>}
          {service && <Figures service={service} restaurant={restaurant} />}
          {restaurant.mayChange && (
            <PhoneForm page={page} slots={service?.slots ?? []} first={first} onTaken={loaded.reload} />
          )}
          <Flex justifyContent="space-between" gap={4} wrap="wrap">
            <Box ref={searchBox} width="32rem">
              <SearchForm onSubmit={(event: React.FormEvent) => event.preventDefault()}>
                <Searchbar
                  name="search"
                  value={search}
                  clearLabel={say('tables.clear')}
                  onClear={() => setSearch('')}
                  onChange={(typed: React.ChangeEvent<HTMLInputElement>) => setSearch(typed.target.value)}
                  placeholder={say('tables.search')}
                >
                  {say('tables.search')}
                </Searchbar>
              </SearchForm>
            </Box>
            <Typography variant="pi" textColor="neutral600">
              {say('tables.keys')}
            </Typography>
          </Flex>
          {service ? (
            <LinesTable lines={shown} service={service} restaurant={restaurant} searched={search !== ''} />
          ) : (
            !loaded.failed && <Loader />
          )}
        </Flex>
      </Layouts.Content>
    </Main>
  );
}
