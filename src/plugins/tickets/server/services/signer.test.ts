import fc from 'fast-check';
import { openTicket, payloadOf, resourceKey, sealTicket, type TicketClaims } from '../domain/token';
import { signerOf } from './signer';

const signer = signerOf('the secret of this machine, long enough');

const claims = fc.record({
  code: fc.stringMatching(/^[2-9BCDFGHJKMNP-TV-XZ]{8}$/),
  linkVersion: fc.integer({ min: 1, max: 999_999_999 }),
  resource: fc.stringMatching(/^[a-z0-9]{1,40}$/).map(resourceKey),
});

const seal = (ticket: TicketClaims): string => sealTicket(payloadOf(ticket), signer.sign(payloadOf(ticket)));

/** What the door does with a text that a camera read. */
function believed(token: string): TicketClaims | undefined {
  const opened = openTicket(token);
  return opened && signer.verify(opened.payload, opened.signature) ? opened.claims : undefined;
}

describe('a ticket', () => {
  it('says at the door what was put into it', () => {
    fc.assert(fc.property(claims, (ticket) => expect(believed(seal(ticket))).toEqual(ticket)));
  });

  it('is refused when any of its letters is another, missing or doubled', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:/+-$%* abcé\u0000');
    fc.assert(
      fc.property(claims, fc.nat(), letter, (ticket, at, other) => {
        const token = seal(ticket);
        const place = at % token.length;
        const [before, after] = [token.slice(0, place), token.slice(place + 1)];
        fc.pre(other !== token[place]);
        expect(believed(before + other + after)).toBeUndefined();
        expect(believed(before + after)).toBeUndefined();
        expect(believed(before + token[place] + token[place] + after)).toBeUndefined();
      }),
    );
  });

  it('does not pass for another booking, link version or trip by its signature', () => {
    fc.assert(
      fc.property(claims, claims, (mine, other) => {
        fc.pre(payloadOf(mine) !== payloadOf(other));
        expect(believed(sealTicket(payloadOf(other), signer.sign(payloadOf(mine))))).toBeUndefined();
      }),
    );
  });

  it('is refused by whoever has another secret', () => {
    const stranger = signerOf('the secret of this machine, long enougH');
    fc.assert(
      fc.property(claims, (ticket) => {
        const payload = payloadOf(ticket);
        expect(believed(sealTicket(payload, stranger.sign(payload)))).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  it('has one spelling: no spare bits in its last letter, no zeros before its number', () => {
    const token = seal({ code: 'K7QF3MXD', linkVersion: 1, resource: 'TRIP' });
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'].map((letter) => token.slice(0, -1) + letter);
    expect(others.filter((other) => believed(other))).toEqual([token]);
    expect(openTicket(token.replace('.1.', '.01.'))).toBeUndefined();
  });

  it('opens as it was sealed, whatever the signature', () => {
    fc.assert(
      fc.property(claims, fc.uint8Array({ minLength: 64, maxLength: 64 }), (ticket, signature) => {
        const token = sealTicket(payloadOf(ticket), signature);
        const opened = openTicket(token);
        expect(opened && sealTicket(opened.payload, opened.signature)).toBe(token);
        expect(Array.from(opened?.signature ?? [])).toEqual(Array.from(signature));
      }),
    );
  });

  it('is small enough for a coarse QR code: its compact letters only, and less than 154 of them', () => {
    fc.assert(
      fc.property(claims, (ticket) => {
        const usual = {
          ...ticket,
          linkVersion: (ticket.linkVersion % 999) + 1,
          resource: ticket.resource.slice(0, 24),
        };
        expect(seal(usual)).toMatch(/^[0-9A-Z.]{1,154}$/);
      }),
    );
  });

  it('is nothing that a camera reads elsewhere', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => expect(believed(text)).toBeUndefined()),
    );
  });
});

describe('the key pair', () => {
  it('is the same in every process, another for every secret, and shows no private part', () => {
    const again = signerOf('the secret of this machine, long enough');
    expect(again.publicKey).toEqual(signer.publicKey);
    expect(signerOf('another').publicKey).not.toEqual(signer.publicKey);
    expect(Object.keys(signer.publicKey)).toEqual(['kty', 'crv', 'x', 'y']);
    expect(again.verify('text', signer.sign('text'))).toBe(true);
  });
});
