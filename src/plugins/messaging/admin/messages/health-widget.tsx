import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { formatDateTime, useLoaded, useWords } from '../../../booking/admin/port';
import { type Health, MODEL } from './types';

const REFRESH_MS = 30_000;

const listOf = (status: string, channel: string): string =>
  `/content-manager/collection-types/${MODEL}?filters[$and][0][messageStatus][$eq]=${status}&filters[$and][1][channel][$eq]=${channel}`;

/** On the home page: calm while messages leave; red, with since when and why, when they do not. */
export default function HealthWidget() {
  const { say } = useWords();
  const { data: answer, failed } = useLoaded<{ data: readonly Health[] }>('/messaging/health', REFRESH_MS);
  if (!answer) return failed ? <Widget.Error /> : <Widget.Loading />;
  const troubled = answer.data.filter(({ late, failed: givenUp }) => late > 0 || givenUp > 0);
  const waiting = answer.data.reduce((sum, health) => sum + health.waiting, 0);
  if (troubled.length > 0) {
    return (
      <Flex direction="column" alignItems="stretch" gap={3}>
        {troubled.map((health) => (
          <Trouble key={health.channel} health={health} />
        ))}
      </Flex>
    );
  }
  return (
    <Flex gap={3} padding={4} alignItems="center">
      <CheckCircle fill="success600" aria-hidden width="2.4rem" height="2.4rem" />
      <Box>
        <Typography tag="p" fontWeight="semiBold">
          {say('messaging.leaving')}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('messaging.waiting', { count: waiting })}
        </Typography>
      </Box>
    </Flex>
  );
}

function Trouble({ health: { channel, late, since, reason, failed, failure } }: { health: Health }) {
  const { say, locale } = useWords();
  const by = say(`messaging.channel.${channel}`);
  return (
    <Flex gap={3} padding={4} alignItems="flex-start" background="danger100" hasRadius role="alert">
      <WarningCircle fill="danger600" aria-hidden width="2.4rem" height="2.4rem" />
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {late > 0 && since && (
          <>
            <Typography fontWeight="bold" textColor="danger700">
              {say('messaging.late', { by, count: late, since: formatDateTime(since, locale, null) })}
            </Typography>
            <Typography textColor="danger700">{reason ?? say('messaging.nobody-tries')}</Typography>
            <Link tag={NavLink} to={listOf('pending', channel)}>
              {say('messaging.see-waiting')}
            </Link>
          </>
        )}
        {failed > 0 && (
          <>
            <Typography fontWeight="bold" textColor="danger700">
              {say('messaging.failed', { by, count: failed })}
            </Typography>
            <Typography textColor="danger700">{failure}</Typography>
            <Link tag={NavLink} to={listOf('failed', channel)}>
              {say('messaging.see-failed')}
            </Link>
          </>
        )}
      </Flex>
    </Flex>
  );
}
