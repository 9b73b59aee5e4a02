import { Badge } from '@strapi/design-system';
import type { BookingStatus } from '../../server/domain/states';
import { STATUS_VARIANT, statusWord, useWords } from './words';

export function StatusBadge({ status }: { status: BookingStatus }) {
  const { say } = useWords();
  return <Badge variant={STATUS_VARIANT[status]}>{statusWord(say, status)}</Badge>;
}
