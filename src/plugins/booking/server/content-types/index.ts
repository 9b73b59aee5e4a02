import allotment from './allotment';
import booking from './booking';
import claim from './claim';
import historyEntry from './history-entry';

export default { allotment, booking, claim, 'history-entry': historyEntry };
