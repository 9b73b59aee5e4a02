import { BOOKING_VIEW } from '../../panel/view';
import schema from './schema.json';

export default { schema: { ...schema, config: BOOKING_VIEW } };
