import fc from 'fast-check';
import { dateOf, Row, secondsOf } from './row';

const two = (value: number): string => String(value).padStart(2, '0');

describe('a time of a feed', () => {
  it('is read with and without seconds, past midnight, and with one digit for the hour', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        const expected = hours * 3600 + minutes * 60 + seconds;
        expect(secondsOf(`${two(hours)}:${two(minutes)}:${two(seconds)}`)).toBe(expected);
        expect(secondsOf(`${hours}:${two(minutes)}`)).toBe(expected - seconds);
      }),
    );
  });

  it('is nothing else', () => {
    for (const text of ['', '8', '8:5', '08:60', '08:00:60', '-1:00', '8h05', '08:00:00.5', ' 8:00', '1234:00']) {
      expect(secondsOf(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => secondsOf(text) === undefined || /^\d{1,3}:\d\d(:\d\d)?$/.test(text)));
  });
});

describe('a date of a feed', () => {
  it('is every date there is, and no other', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(dateOf(iso.replaceAll('-', ''))).toBe(iso);
      }),
    );
    for (const text of ['20270229', '20271301', '20270100', '2027-01-01', '270101', ''])
      expect(dateOf(text)).toBeUndefined();
  });
});

describe('a cell', () => {
  const row = new Row(
    'stops.txt',
    7,
    new Map([
      ['stop_lat', ' 91 '],
      ['empty', ' '],
    ]),
  );

  it('says where it is when it is wrong', () => {
    expect(() => row.coordinate('stop_lat', 90)).toThrow('stops.txt, line 7, column stop_lat: "91"');
    expect(() => row.text('empty')).toThrow('stops.txt, line 7, column empty: is empty');
    expect(row.coordinate('stop_lat', 180)).toBe(91);
    expect(row.optional('no_such_column')).toBe('');
  });

  it('never takes for a coordinate what is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = new Row('stops.txt', 1, new Map([['c', text]]));
        let value: number | undefined;
        try {
          value = cell.coordinate('c', 90);
        } catch (error) {
          expect(error).toHaveProperty('name', 'FeedFault');
        }
        expect(value === undefined || Math.abs(value) <= 90).toBe(true);
      }),
    );
  });
});
