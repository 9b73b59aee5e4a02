import type { Section } from '../shape';

export const problem: Section<'problem'> = {
  notFoundTitle: 'Page not found',
  notFoundHeading: 'This road leads nowhere',
  notFoundText: 'The page has moved, or the departure no longer exists.',
  awayTitle: 'Back in a moment',
  awayHeading: 'The post-house is closed for a moment',
  awayText: 'We cannot read the departures right now. Your bookings are safe.',
  brokenTitle: 'Something broke',
  brokenHeading: 'Something broke on our side',
  brokenText: 'It is not your doing. Your bookings are safe.',
  forbiddenText: 'This form did not come from our site.',
  tooManyHeading: 'A little too fast',
  tooManyText: 'Many requests in a short time. Wait a minute, then try again.',
  tryAgain: 'Try again',
  goHome: 'Find a departure',
};
