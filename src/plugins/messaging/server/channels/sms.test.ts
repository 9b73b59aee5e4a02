import { createGateway } from './http-gateway';

const OPTIONS = {
  url: 'https://sms.test/{{ to | url_encode }}',
  method: 'POST',
  headers: {},
  body: '{{ text }}',
  from: '',
};

describe('an HTTP gateway for SMS', () => {
  it.each([
    ['a template that does not parse', { body: '{{ text' }],
    ['a name that is not there', { body: '{{ message }}' }],
    ['a filter that is not there', { body: '{{ text | shout }}' }],
    ['an address that is none', { url: '{{ to }}' }],
    ['a header that cannot be sent', { headers: { 'X To': '{{ to }}' } }],
  ])('refuses at once %s', (_, wrong) => {
    expect(() => createGateway({ ...OPTIONS, ...wrong })).toThrow();
  });

  it('is away when nobody listens there', async () => {
    const send = createGateway({ ...OPTIONS, url: 'http://127.0.0.1:9/' });
    await expect(send({ to: '+216', text: 'x', id: '1' })).rejects.toMatchObject({ kind: 'away' });
  });
});
