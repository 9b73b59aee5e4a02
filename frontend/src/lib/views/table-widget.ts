import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { page } from './outcome';
import type { FlowPlace } from './table-book';
import { tableWords } from './table-booking';
import { frame } from './table-flow';
import { tableOf } from './table-ticket';
import { ticketView } from './ticket';

/**
 * In the frame, the answer comes where the form was: browsers keep no cookie for a page inside another site. The private
 * link, in a page of its own, keeps the booking's token as the mail's does.
 */
export function answerHere(context: RequestContext, action: string): FlowPlace['answer'] {
  return (booking, restaurant) => {
    const { code, token } = booking;
    const table = tableOf(booking);
    const words = table
      ? tableWords(context, booking, table, restaurant)
      : { heading: context.t(`tables.booking.heading.${booking.status}`), text: '' };
    const answer = {
      ...words,
      ticket: ticketView(context, booking),
      link: pathTo(context.language, 'bookingLink', { code, token }),
    };
    return page({ ...frame(context, restaurant, action), step: { answer } }, 201);
  };
}
