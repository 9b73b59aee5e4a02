import { translator } from '../i18n/translate';
import type { LocalDate } from '../time/local-date';
import { checkRegistration, checkSignIn, readAccountForm } from './account';
import { dayOf, readSearch, searchDate } from './search';
import { checkSeatsForm, errorsFromApi, readSeatsForm, seatsRequest } from './seats';

const t = translator('en');

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

describe('the form for taking seats', () => {
  const complete = { seats: '2', name: ' Amira ', phone: '+216 98 123 456', email: '', key: 'k' };
  const wrongFields = (values: Record<string, string>) =>
    checkSeatsForm(readSeatsForm(form({ ...complete, ...values })), t).map(({ field }) => field);

  it('takes a phone or an address', () => {
    expect(wrongFields({})).toEqual([]);
    expect(wrongFields({ phone: '', email: 'amira@example.tn' })).toEqual([]);
    expect(wrongFields({ phone: '' })).toEqual(['phone']);
  });

  it('points at each field that is wrong', () => {
    expect(wrongFields({ seats: '0', name: ' ', phone: '12', email: 'amira@' })).toEqual([
      'seats',
      'name',
      'phone',
      'email',
    ]);
    expect(wrongFields({ seats: '2.5' })).toEqual(['seats']);
    expect(wrongFields({ name: 'a'.repeat(101) })).toEqual(['name']);
  });

  it('survives a form with nothing in it', () => {
    expect(checkSeatsForm(readSeatsForm(new FormData()), t).map(({ field }) => field)).toEqual([
      'seats',
      'name',
      'phone',
    ]);
  });

  it('sends only what was filled in', () => {
    expect(seatsRequest(readSeatsForm(form(complete)), 'fr')).toEqual({
      seats: 2,
      contact: { name: 'Amira', phone: '+216 98 123 456' },
      locale: 'fr',
    });
  });

  it('puts the errors of the API at their fields, in our words', () => {
    const errors = errorsFromApi(
      [
        { path: ['data', 'contact', 'phone'], code: 'phone', message: '' },
        { path: ['contact'], code: 'required', message: '' },
        { path: ['data', 'locale'], code: 'unknown', message: '' },
      ],
      t,
    );
    expect(errors.map(({ field }) => field)).toEqual(['phone', 'phone', null]);
    expect(errorsFromApi([], t)).toHaveLength(1);
  });
});

describe('the search', () => {
  const today = '2026-11-20' as LocalDate;
  const dateOf = (query: string) => searchDate(readSearch(new URLSearchParams(query)), today);

  it('understands the shortcuts', () => {
    expect(dateOf('when=today&date=')).toBe('2026-11-20');
    expect(dateOf('when=tomorrow&date=2026-12-01')).toBe('2026-11-21');
    expect(dateOf('when=other&date=2026-12-01')).toBe('2026-12-01');
    expect(dateOf('date=2026-12-01')).toBe('2026-12-01');
    expect(dateOf('')).toBe('2026-11-20');
  });

  it('refuses what is past or no date', () => {
    expect(dateOf('when=other&date=')).toBeNull();
    expect(dateOf('date=2026-11-19')).toBeNull();
    expect(dateOf('date=2026-02-30')).toBeNull();
  });

  it('shows the shortcut that stands for a date', () => {
    expect(dayOf(today, today)).toBe('today');
    expect(dayOf('2026-11-21' as LocalDate, today)).toBe('tomorrow');
    expect(dayOf('2026-11-22' as LocalDate, today)).toBe('other');
  });

  it('reads a page number, and the first page from anything else', () => {
    expect(readSearch(new URLSearchParams('page=3')).page).toBe(3);
    expect(readSearch(new URLSearchParams('page=-1')).page).toBe(1);
    expect(readSearch(new URLSearchParams('page=x')).page).toBe(1);
  });
});

describe('the account forms', () => {
  it('take the password as typed and the address in lower case', () => {
    expect(readAccountForm(form({ email: ' Me@Example.TN ', password: ' a b ' }))).toEqual({
      email: 'me@example.tn',
      password: ' a b ',
    });
  });

  it('ask for an address and a password', () => {
    expect(checkSignIn({ email: 'me', password: '' }, t).map(({ field }) => field)).toEqual(['email', 'password']);
    expect(checkRegistration({ email: 'me@example.tn', password: 'seven77' }, t)).toHaveLength(1);
    expect(checkRegistration({ email: 'me@example.tn', password: 'é'.repeat(37) }, t)).toHaveLength(1);
    expect(checkRegistration({ email: 'me@example.tn', password: 'long enough' }, t)).toEqual([]);
  });
});
