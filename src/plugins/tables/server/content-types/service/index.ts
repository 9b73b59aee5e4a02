import { SERVICE_VIEW } from '../../panel/views';
import schema from './schema.json';

export default { schema: { ...schema, config: SERVICE_VIEW } };
