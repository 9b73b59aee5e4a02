import type { ProviderModule } from '../domain/provider';

/** Cash at the venue: promised on the site, taken and given back by staff. */
export const init: ProviderModule['init'] = () => ({ kind: 'desk' });
