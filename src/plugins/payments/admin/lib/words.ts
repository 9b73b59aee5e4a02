import type { Badge } from '@strapi/design-system';
import type { ComponentProps } from 'react';
import type { IntlShape } from 'react-intl';
import type { PaymentStatus, RefundStatus } from '../../server/domain/status';

type Variant = ComponentProps<typeof Badge>['variant'];

export const PAYMENT_VARIANT: Readonly<Record<PaymentStatus, Variant>> = {
  pending: 'warning',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  partly_refunded: 'secondary',
  refunded: 'secondary',
};

export const REFUND_VARIANT: Readonly<Record<RefundStatus, Variant>> = {
  pending: 'warning',
  succeeded: 'success',
  failed: 'danger',
};

/** `At the desk`; a provider of somebody else's goes by the name it has in the settings. */
export const providerWord = (intl: IntlShape, provider: string): string => wordOr(intl, 'payments.provider', provider);

/** Why a provider said no, in words where there are some for its code. */
export const problemWord = (intl: IntlShape, error: string): string => wordOr(intl, 'payments.problem', error);

function wordOr(intl: IntlShape, group: string, name: string): string {
  const id = `${group}.${name}`;
  return id in intl.messages ? intl.formatMessage({ id }) : name;
}
