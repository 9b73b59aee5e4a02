import message from './message';
import reminder from './reminder';
import reminderRule from './reminder-rule';
import template from './template';

export default { message, template, 'reminder-rule': reminderRule, reminder };
