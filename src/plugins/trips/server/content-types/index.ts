import station from './station';
import trip from './trip';
import tripStop from './trip-stop';
import vehicle from './vehicle';

export default { station, vehicle, trip, 'trip-stop': tripStop };
