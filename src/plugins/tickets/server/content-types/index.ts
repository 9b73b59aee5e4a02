import checkIn from './check-in';

export default { 'check-in': checkIn };
