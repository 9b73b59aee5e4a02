import { useTable } from '@strapi/strapi/admin';
import { useChange, useWords } from '../../../booking/admin/port';
import { type Message, MODEL } from './types';

/** Sends messages once more; a toast says how many. */
export function useSendAgain(): { send: (documentIds: readonly string[]) => Promise<boolean>; busy: boolean } {
  const { say } = useWords();
  const { send, busy } = useChange();
  return {
    busy,
    send: async (messages) => {
      const told = ({ data: { count } }: { data: { count: number } }) => say('messaging.sent-again', { count });
      return (await send('/messaging/messages/send-again', { messages }, told)) !== null;
    },
  };
}

/** For the content manager: above the list, once messages are chosen that are done with. */
export function SendAgainAction({ documents, model }: { documents: readonly object[]; model: string }) {
  const { say } = useWords();
  const { send } = useSendAgain();
  const selectRow = useTable('SendAgainAction', (state) => state.selectRow);
  const done = (documents as readonly Message[]).filter(({ messageStatus }) => messageStatus !== 'pending');
  if (model !== MODEL || done.length === 0) return null;
  return {
    variant: 'secondary' as const,
    label: say('messaging.send-again'),
    dialog: {
      type: 'dialog' as const,
      title: say('messaging.send-again'),
      content: say('messaging.send-again-sure', { count: done.length }),
      onConfirm: async () => {
        if (await send(done.map(({ documentId }) => documentId))) selectRow([]);
      },
    },
  };
}
