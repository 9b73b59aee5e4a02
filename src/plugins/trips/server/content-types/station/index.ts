import { STATION_VIEW } from '../../panel/views';
import schema from './schema.json';

export default { schema: { ...schema, config: STATION_VIEW } };
