export const TRADE = 'tables';

export const RESTAURANT = 'plugin::tables.restaurant';
export const SERVICE = 'plugin::tables.service';
export const DAY = 'plugin::tables.day';
