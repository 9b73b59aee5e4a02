import type { Core } from '@strapi/strapi';

/**
 * Fields that the panel shows as people think of them and the database keeps as the engine counts: money in minor units,
 * moments as instants. Their inputs are in `admin/fields`. `options` of an attribute name the relation of the same row
 * whose currency and zone are meant (`relation`, `target`), and what holds before one is chosen (`fallback`).
 */
export function registerFields(strapi: Core.Strapi): void {
  const inputSize = { default: 6, isResizable: true } as const;
  strapi.customFields.register([
    { name: 'money', plugin: 'booking', type: 'integer', inputSize },
    { name: 'local-time', plugin: 'booking', type: 'datetime', inputSize },
  ]);
}
