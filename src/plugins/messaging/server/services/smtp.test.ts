import { smtpOptions } from './smtp';

describe('the options for a mail server', () => {
  it('come from its address, with timeouts that hold', () => {
    expect(smtpOptions('smtp://me%40relais.test:p%2Fw@mail.relais.test:2525')).toMatchObject({
      host: 'mail.relais.test',
      port: 2525,
      secure: false,
      auth: { user: 'me@relais.test', pass: 'p/w' },
      pool: true,
      maxRequeues: 0,
      connectionTimeout: 5000,
    });
  });

  it('know the usual ports, and IPv6', () => {
    expect(smtpOptions('smtps://mail.relais.test')).toMatchObject({ port: 465, secure: true });
    expect(smtpOptions('smtp://[::1]')).toMatchObject({ host: '::1', port: 587 });
    expect(smtpOptions('smtp://localhost')).not.toHaveProperty('auth');
  });

  it('can be set in the query of the address', () => {
    const options = smtpOptions('smtp://localhost:25?maxConnections=10&tls.rejectUnauthorized=false&name=relais');
    expect(options).toMatchObject({ maxConnections: 10, tls: { rejectUnauthorized: false }, name: 'relais' });
  });
});
