import { TRIP_VIEW } from '../../panel/views';
import schema from './schema.json';

export default { schema: { ...schema, config: TRIP_VIEW } };
