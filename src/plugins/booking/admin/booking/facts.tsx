import { Flex, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { formatMoney } from '../../server/domain/money';
import { StatusBadge } from '../lib/status-badge';
import { formatDateTime, formatTime, isElsewhere } from '../lib/time';
import type { BookingSheet } from '../lib/types';
import { quantityWord, useWords } from '../lib/words';

/** What is booked, for when, and how it stands. Times are the venue's. */
export function Facts({ booking }: { booking: BookingSheet }) {
  const { say, locale, intl } = useWords();
  const { title, timeZone, startsAt, quantity, price, trade } = booking;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <StatusBadge status={booking.status} />
      {booking.holdExpiresAt && <HoldLeft until={booking.holdExpiresAt} timeZone={timeZone} />}
      {title && <Typography fontWeight="bold">{title}</Typography>}
      <Typography>
        {formatDateTime(startsAt, locale, timeZone)}
        {timeZone && isElsewhere(startsAt, timeZone) && ` (${timeZone})`}
      </Typography>
      <Typography>
        {quantityWord(intl, trade, quantity)}
        {price && ` · ${formatMoney(price, locale)}`}
      </Typography>
      {booking.hasAccount && (
        <Typography variant="pi" textColor="neutral600">
          {say('booking.with-account')}
        </Typography>
      )}
    </Flex>
  );
}

function HoldLeft({ until, timeZone }: { until: string; timeZone: string | null }) {
  const { say, locale } = useWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((new Date(until).getTime() - now) / 1000));
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <Typography textColor={seconds < 60 ? 'danger600' : 'neutral800'}>
      {say('booking.held-until', { time: formatTime(until, locale, timeZone), left })}
    </Typography>
  );
}
