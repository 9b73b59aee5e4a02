import type { Verdict } from '../../lib/check-in/types';

const circle = 'M24 3a21 21 0 1 0 0 42 21 21 0 0 0 0-42z';
const triangle = 'M24 4 46 43H2z';
const diamond = 'M24 2 46 24 24 46 2 24z';
const octagon = 'M15 3h18l12 12v18L33 45H15L3 33V15z';
const square = 'M5 5h38v38H5z';
const tick = 'm14 25 7 7 13-15';
const cross = 'm16 16 16 16m0-16L16 32';
const warning = 'M24 17v13m0 6v1';
const question = 'M18.500 19a5.500 5.500 0 1 1 8.500 4.600c-2 1.300-3 2.400-3 5M24 34v1';
const arrow = 'M14 24h20m-8-8 8 8-8 8';

/** The outline says how grave it is, what is inside says what it is: to be told apart without any colour. */
const shapes: Record<Verdict, readonly [outline: string, inside: string]> = {
  valid: [circle, tick],
  unlisted: [square, tick],
  already: [triangle, warning],
  other_trip: [diamond, arrow],
  cancelled: [octagon, cross],
  not_confirmed: [octagon, question],
  forged: [octagon, warning],
  unknown: [square, question],
};

export default function Shape({ verdict }: { verdict: Verdict }) {
  const [outline, inside] = shapes[verdict];
  return (
    <svg className="door-shape" viewBox="0 0 48 48" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round">
        <path d={outline} />
        <path className={verdict === 'other_trip' ? 'mirrored' : undefined} d={inside} />
      </g>
    </svg>
  );
}
