import type { Translate } from '../i18n/translate';
import { type FormError, isEmail } from './errors';

export interface AccountForm {
  email: string;
  password: string;
}

const shortestPassword = 8;
/** bcrypt reads no further; what comes after would count for nothing. */
const longestPasswordBytes = 72;

/** The password is taken as it was typed, spaces included. */
export function readAccountForm(form: FormData): AccountForm {
  const email = form.get('email');
  const password = form.get('password');
  return {
    email: typeof email === 'string' ? email.trim().toLowerCase() : '',
    password: typeof password === 'string' ? password : '',
  };
}

export function checkSignIn({ email, password }: AccountForm, t: Translate): FormError[] {
  const errors: FormError[] = [];
  if (!isEmail(email)) errors.push({ field: 'email', message: t('account.errors.email') });
  if (!password) errors.push({ field: 'password', message: t('account.errors.password') });
  return errors;
}

export function checkRegistration({ email, password }: AccountForm, t: Translate): FormError[] {
  const errors: FormError[] = [];
  if (!isEmail(email)) errors.push({ field: 'email', message: t('account.errors.email') });
  const bytes = new TextEncoder().encode(password).length;
  if (password.length < shortestPassword || bytes > longestPasswordBytes) {
    errors.push({ field: 'password', message: t('account.errors.passwordShort') });
  }
  return errors;
}
