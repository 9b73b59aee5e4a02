import { Button, Flex, Typography } from '@strapi/design-system';
import { unstable_useDocument as useDocument, useQueryParams } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { formatDateTime, useWords } from '../../../booking/admin/port';
import { StatusBadge } from './list';
import { useSendAgain } from './send-again';
import { type Message, MODEL } from './types';

const REFRESH_MS = 3000;

/** Beside a message in the content manager: how it stands, and the button that sends it once more. */
function MessagePanel({ documentId, message }: { documentId: string; message: Message }) {
  const { say, locale } = useWords();
  const { send, busy } = useSendAgain();
  const [{ query }] = useQueryParams();
  const { refetch } = useDocument({
    collectionType: 'collection-types',
    model: MODEL,
    documentId,
    params: query as Record<string, string>,
  });
  const { messageStatus, lastError, nextAttemptAt, sentAt, sentAgainBy, sentAgainAt } = message;
  const isPending = messageStatus === 'pending';

  useEffect(() => {
    if (!isPending) return;
    const timer = setInterval(refetch, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isPending, refetch]);

  const at = (moment: string): string => formatDateTime(moment, locale, null);
  const again = async (): Promise<void> => {
    if (await send([documentId])) refetch();
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} width="100%">
      <StatusBadge status={messageStatus} />
      {sentAt && <Typography>{say('messaging.sent-at', { at: at(sentAt) })}</Typography>}
      {isPending && nextAttemptAt && (
        <Typography>{say('messaging.next-attempt', { at: at(nextAttemptAt) })}</Typography>
      )}
      {lastError && <Typography textColor="danger600">{lastError}</Typography>}
      {sentAgainBy && sentAgainAt && (
        <Typography variant="pi" textColor="neutral600">
          {say('messaging.sent-again-by', { name: sentAgainBy, at: at(sentAgainAt) })}
        </Typography>
      )}
      <Button variant="secondary" fullWidth loading={busy} disabled={isPending} onClick={() => void again()}>
        {say('messaging.send-again')}
      </Button>
    </Flex>
  );
}

/** For the content manager: shown beside messages. */
export function MessageSidePanel(props: { model: string; documentId?: string; document?: object }) {
  const { say } = useWords();
  const { model, documentId, document } = props;
  if (model !== MODEL || !documentId || !document) return null;
  return {
    title: say('messaging.panel'),
    content: <MessagePanel documentId={documentId} message={document as Message} />,
  };
}
