import { Badge, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { formatDate, RowButton, useWords } from '../../../booking/admin/port';
import { type BookDay, nameOf, type PanelRestaurant, type ServiceDay } from '../lib/types';

interface Props {
  readonly day: BookDay;
  readonly restaurant: PanelRestaurant;
  readonly open: boolean;
  readonly onFold: () => void;
  readonly onOpen: (service: string) => void;
}

const sum = (services: readonly ServiceDay[], of: (service: ServiceDay) => number): number =>
  services.reduce((total, service) => total + of(service), 0);

/** Of all services together; a dash where one of them is by hand, or closed. */
const whole = (services: readonly ServiceDay[], of: (service: ServiceDay) => number | null): number | string =>
  services.some((service) => of(service) === null) ? '–' : sum(services, (service) => of(service) ?? 0);

/** A day in one line, and its services beneath when it is unfolded. */
export function DayRows({ day: { date, services }, restaurant, open, onFold, onOpen }: Props) {
  const { say, locale } = useWords();
  const shown = services.filter(
    ({ hours, changed, parties, waiting }) => hours || changed || parties + waiting.parties > 0,
  );
  const perSlot = restaurant.countPer === 'slot';
  const waiting = sum(shown, (service) => service.waiting.parties);
  return (
    <tbody>
      <tr className="open day" onClick={onFold}>
        <td>
          <RowButton type="button" aria-expanded={open}>
            {open ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />} {formatDate(date, locale)}
          </RowButton>{' '}
          {date === restaurant.today && <Badge variant="secondary">{say('tables.today')}</Badge>}
        </td>
        <td className="number">{open ? '' : sum(shown, ({ parties }) => parties)}</td>
        <td className="number">{open || perSlot ? '' : whole(shown, ({ covers }) => covers)}</td>
        <td className="number">{open ? '' : sum(shown, ({ taken }) => taken)}</td>
        <td className="number">{open || perSlot ? '' : whole(shown, ({ left }) => left)}</td>
        <td className="number">{!open && waiting > 0 && <Badge variant="warning">{waiting}</Badge>}</td>
        <td>{shown.every(({ hours }) => !hours) && <Badge>{say('tables.closed')}</Badge>}</td>
      </tr>
      {open &&
        shown.map((service) => (
          <tr key={service.service} className="open" onClick={() => onOpen(service.service)}>
            <td style={{ paddingInlineStart: '4rem' }}>
              <RowButton type="button">{nameOf(service.names, locale)}</RowButton>{' '}
              {service.hours && (
                <Typography variant="pi" textColor="neutral600">
                  {service.hours.opens} – {service.hours.closes}
                </Typography>
              )}
            </td>
            <ServiceCells service={service} perSlot={perSlot} />
          </tr>
        ))}
    </tbody>
  );
}

function ServiceCells({ service, perSlot }: { service: ServiceDay; perSlot: boolean }) {
  const { say } = useWords();
  const { covers, taken, left, excess, parties, waiting, note, hours } = service;
  return (
    <>
      <td className="number">{parties}</td>
      <td className="number">
        {covers === null
          ? say('tables.by-hand')
          : say(perSlot ? 'tables.per-slot' : 'tables.number', { count: covers })}
      </td>
      <td className="number">{taken}</td>
      <td className="number">
        {excess > 0 ? (
          <Typography textColor="danger600" fontWeight="bold">
            {say('tables.excess', { count: excess })}
          </Typography>
        ) : (
          (left ?? '–')
        )}
      </td>
      <td className="number">
        {waiting.parties > 0 ? (
          <Badge variant="warning">
            {say('tables.waiting-parties', { parties: waiting.parties, covers: waiting.covers })}
          </Badge>
        ) : (
          '–'
        )}
      </td>
      <td>
        {!hours && <Badge>{say('tables.closed')}</Badge>} {note}
      </td>
    </>
  );
}
