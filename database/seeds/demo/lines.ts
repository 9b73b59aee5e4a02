/** Where louages go, how long they take and what a seat costs, in millimes. Run in both directions. */
export interface Line {
  readonly between: readonly [string, string];
  readonly minutes: number;
  readonly price: number;
  /** Local times of the departures, the same from both ends. */
  readonly times: readonly string[];
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const every = (minutes: number, first: number, last: number): string[] =>
  Array.from({ length: Math.floor((last - first) / minutes) + 1 }, (_, i) => clock(first + i * minutes));

const FEW = ['06:00', '08:30', '11:00', '14:00', '17:00'];
const LONG = ['05:00', '07:00', '10:00', '13:30'];

const line = (from: string, to: string, minutes: number, price: number, times: readonly string[]): Line => ({
  between: [from, to],
  minutes,
  price,
  times,
});

export const LINES: readonly Line[] = [
  line('tunis-moncef-bey', 'sousse', 120, 12_500, every(45, 5 * 60 + 30, 20 * 60 + 30)),
  line('tunis-moncef-bey', 'sfax', 210, 20_500, every(90, 5 * 60, 19 * 60)),
  line('tunis-moncef-bey', 'monastir', 135, 13_400, FEW),
  line('tunis-moncef-bey', 'mahdia', 165, 15_600, FEW),
  line('tunis-moncef-bey', 'kairouan', 130, 12_100, FEW),
  line('tunis-moncef-bey', 'sidi-bouzid', 225, 20_200, LONG),
  line('tunis-moncef-bey', 'gabes', 330, 28_900, LONG),
  line('tunis-moncef-bey', 'medenine', 390, 34_200, ['05:00', '08:00', '21:00']),
  line('tunis-moncef-bey', 'djerba-houmt-souk', 450, 38_500, ['05:30', '21:30']),
  line('tunis-moncef-bey', 'gafsa', 300, 26_300, LONG),
  line('tunis-moncef-bey', 'tozeur', 375, 32_100, ['06:00', '20:30']),
  line('tunis-bab-saadoun', 'bizerte', 65, 6_200, every(90, 6 * 60, 19 * 60)),
  line('tunis-bab-saadoun', 'beja', 95, 8_900, FEW),
  line('tunis-bab-saadoun', 'jendouba', 140, 12_400, FEW),
  line('tunis-bab-saadoun', 'le-kef', 160, 14_200, FEW),
  line('tunis-bab-alioua', 'nabeul', 65, 6_400, every(60, 6 * 60, 20 * 60)),
  line('tunis-bab-alioua', 'hammamet', 60, 6_100, every(90, 6 * 60 + 15, 20 * 60)),
  line('sousse', 'sfax', 110, 10_200, FEW),
  line('sousse', 'monastir', 30, 2_400, every(90, 6 * 60, 19 * 60)),
  line('sousse', 'mahdia', 60, 5_200, FEW),
  line('sousse', 'kairouan', 55, 5_300, FEW),
  line('sfax', 'gabes', 115, 10_500, FEW),
  line('gabes', 'medenine', 65, 5_600, FEW),
  line('gabes', 'djerba-houmt-souk', 125, 10_200, ['07:30', '12:00', '16:30']),
  line('gafsa', 'tozeur', 80, 7_100, ['07:00', '11:30', '16:00']),
];
