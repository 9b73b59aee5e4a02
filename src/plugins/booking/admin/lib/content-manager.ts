import type { StrapiApp } from '@strapi/strapi/admin';

type Component = (props: never) => unknown;

interface ContentManager {
  addEditViewSidePanel(panels: readonly Component[]): void;
  addBulkAction(actions: readonly Component[]): void;
}

/** What Strapi's content manager lets plugins add. Its types know plugins as strangers: the one place that says better. */
export const contentManager = (app: Pick<StrapiApp, 'getPlugin'>): ContentManager =>
  (app.getPlugin('content-manager') as unknown as { readonly apis: ContentManager }).apis;
