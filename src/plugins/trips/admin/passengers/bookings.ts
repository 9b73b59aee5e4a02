import { isLive, type StaffBooking, takesUnits } from '../../../booking/admin/port';

export const pathOf = ({ documentId }: StaffBooking): string =>
  `/content-manager/collection-types/plugin::booking.booking/${documentId}`;

export const isExpected = ({ status }: StaffBooking): boolean => takesUnits(status) || isLive(status);

/** Those who are expected come first; who cancelled or was refused stands below, to be found again. */
export const inOrder = (bookings: readonly StaffBooking[]): StaffBooking[] => [
  ...bookings.filter(isExpected),
  ...bookings.filter((booking) => !isExpected(booking)),
];
