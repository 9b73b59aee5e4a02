import path from 'node:path';
import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** Our own plugins, engine first. One taken out is switched off: the rest goes on and its tables stay. */
const ENABLED = ['booking', 'trips', 'tables', 'messaging', 'tickets', 'payments'];

/** Ways to pay, by their names; those of packages are added to ours. */
const paymentProviders = (env: Env): Record<string, object> => ({
  desk: {},
  ...(env.bool('SANDBOX_PAYMENTS', false) && { sandbox: { secret: env('BOOKING_SECRET') } }),
  ...((env('STRIPE_SECRET_KEY') || env('STRIPE_WEBHOOK_SECRET')) && {
    stripe: {
      secretKey: env('STRIPE_SECRET_KEY'),
      webhookSecret: env('STRIPE_WEBHOOK_SECRET'),
      apiUrl: env('STRIPE_API_URL'),
    },
  }),
  ...env.json('PAYMENT_PROVIDERS', {}),
});

const settings = (env: Env): Record<string, object> => ({
  booking: { secret: env('BOOKING_SECRET') },
  messaging: {
    siteUrl: env('SITE_URL'),
    sms: {
      provider: env('SMS_PROVIDER', ''),
      from: env('SMS_FROM', ''),
      url: env('SMS_URL', ''),
      method: env('SMS_METHOD', ''),
      headers: env('SMS_HEADERS', ''),
      body: env('SMS_BODY', ''),
      user: env('SMS_USER', ''),
      password: env('SMS_PASSWORD', ''),
      token: env('SMS_TOKEN', ''),
    },
  },
  tickets: { secret: env('BOOKING_SECRET') },
  payments: { siteUrl: env('SITE_URL'), publicUrl: env('PUBLIC_URL'), providers: paymentProviders(env) },
});

const local = (name: string, env: Env) => ({
  enabled: true,
  resolve: path.join(__dirname, '../src/plugins', name),
  config: settings(env)[name] ?? {},
});

export default ({ env }: { env: Env }) => ({
  ...Object.fromEntries(ENABLED.map((name) => [name, local(name, env)])),
  'users-permissions': {
    config: {
      jwtSecret: env('JWT_SECRET'),
      jwtManagement: 'refresh',
      sessions: { httpOnly: false },
      register: { allowedFields: [] },
    },
  },
  email: {
    config: {
      provider: 'nodemailer',
      // The messaging plugin turns the address into pooled connections with timeouts.
      providerOptions: { url: env('SMTP_URL') },
      settings: { defaultFrom: env('MAIL_FROM'), defaultReplyTo: env('MAIL_FROM') },
    },
  },
  graphql: {
    config: {
      endpoint: '/graphql',
      // Nothing is reachable by itself: each plugin adds the reads that it means to be public.
      shadowCRUD: false,
      landingPage: env('NODE_ENV') !== 'production',
      depthLimit: 7,
      defaultLimit: 25,
      maxLimit: 100,
      // One request asks for some twenty lists at most; depth alone would let aliases ask for thousands.
      apolloServer: { parseOptions: { maxTokens: 500 } },
    },
  },
});
