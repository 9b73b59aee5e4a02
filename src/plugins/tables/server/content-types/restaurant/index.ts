import { RESTAURANT_VIEW } from '../../panel/views';
import schema from './schema.json';

export default { schema: { ...schema, config: RESTAURANT_VIEW } };
