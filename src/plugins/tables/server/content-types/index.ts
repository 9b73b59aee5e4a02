import day from './day';
import restaurant from './restaurant';
import service from './service';

export default { restaurant, service, day };
