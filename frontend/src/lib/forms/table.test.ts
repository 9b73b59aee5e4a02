import { translator } from '../i18n/translate';
import { typedText } from './errors';
import { checkTableForm, concernsChoice, readTableForm, tableErrors, tableRequest } from './table';

const t = translator('en');
const form = (change: Record<string, string> = {}) => {
  const data = new FormData();
  const fields = { covers: '2', date: '2026-11-27', time: 'dinner 20:00', name: 'Amel', phone: '+216 98 123 456' };
  for (const [name, value] of Object.entries({ ...fields, ...change })) data.set(name, value);
  return readTableForm(data);
};
const wrong = (change: Record<string, string>) => checkTableForm(form(change), 8, t).map(({ field }) => field);

it('asks for what a table needs, each at its field', () => {
  expect(wrong({})).toEqual([]);
  expect(wrong({ covers: '0' })).toEqual(['covers']);
  expect(wrong({ covers: '10000' })).toEqual(['covers']);
  expect(wrong({ date: '2026-02-30', time: '20h' })).toEqual(['date', 'time']);
  expect(wrong({ name: '', phone: '' })).toEqual(['name', 'phone']);
  expect(wrong({ phone: 'call me', email: 'amel@' })).toEqual(['phone', 'email']);
  expect(wrong({ notes: 'x'.repeat(501) })).toEqual(['notes']);
});

it('sends only what was given', () => {
  expect(tableRequest(form(), 'en')).toEqual({
    covers: 2,
    date: '2026-11-27',
    time: '20:00',
    service: 'dinner',
    contact: { name: 'Amel', phone: '+216 98 123 456' },
    locale: 'en',
  });
  expect(tableRequest(form({ notes: 'A high chair' }), 'en').notes).toBe('A high chair');
});

it('keeps the lines of a word, and none of its control characters', () => {
  const data = new FormData();
  data.set('notes', '  one\r\ntwo\u0000\u0007\n ');
  expect(typedText(data, 'notes')).toBe('one\ntwo');
  expect(typedText(data, 'other')).toBe('');
});

it('says what the API says, in words, where it belongs', () => {
  const said = (path: string, code: string) => tableErrors([{ path: [path], code, message: '' }], 8, t)[0];
  const dates = ['past', 'closed', 'too_far', 'too_late', 'date'].map((code) => said('date', code)?.message);
  expect(new Set(dates).size).toBe(5);
  expect(said('service', 'unknown')?.field).toBe('time');
  expect(said('covers', 'too_large')?.message).toContain('8');
  expect(said('email', 'required')?.field).toBe('phone');
  expect(said('else', 'unknown')?.field).toBeNull();
  expect(tableErrors([], 8, t)).toHaveLength(1);
  expect([concernsChoice([{ field: 'time', message: '' }]), concernsChoice([{ field: 'name', message: '' }])]).toEqual([
    true,
    false,
  ]);
});
