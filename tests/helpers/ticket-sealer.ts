import { payloadOf, resourceKey, sealTicket } from '../../src/plugins/tickets/server/domain/token';
import { signerOf } from '../../src/plugins/tickets/server/services/signer';

/** Makes tickets as the server would with this secret. */
export function createSealer(secret: string) {
  const signer = signerOf(secret);
  return {
    seal(code: string, linkVersion: number, resource: string): string {
      const payload = payloadOf({ code: code.replace('-', ''), linkVersion, resource: resourceKey(resource) });
      return sealTicket(payload, signer.sign(payload));
    },
  };
}
