import { statSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

/** Drawn for the demo, with the words for those who do not see them. By the restaurant's slug, in their order. */
const PHOTOS: Readonly<Record<string, readonly (readonly [file: string, words: string])[]>> = {
  'la-medina': [
    ['la-medina-patio.webp', 'Le patio : des arcades, une fontaine et deux orangers'],
    ['la-medina-couscous.webp', 'Un plat de couscous, de la harissa, des olives et du pain'],
  ],
  'le-port': [
    ['le-port-boats.webp', 'Les barques du port de Sousse au coucher du soleil, vues de la terrasse'],
    ['le-port-fish.webp', 'Deux poissons grillés, du citron et une salade'],
  ],
  'dar-zitoun': [
    ['dar-zitoun-olive-tree.webp', 'Des tables sous un olivier, devant une maison blanche à porte bleue'],
    ['dar-zitoun-table.webp', 'Une salade, des olives, de l’huile et du pain sur une table de bois'],
  ],
};

interface Upload {
  upload(given: { data: object; files: object }): Promise<{ id: number }[]>;
}

/** Puts a restaurant's photos into the media library. @returns their ids */
export async function uploadPhotos(strapi: Core.Strapi, folder: string, slug: string): Promise<number[]> {
  const library: Upload = strapi.plugin('upload').service('upload');
  const ids: number[] = [];
  for (const [name, alternativeText] of PHOTOS[slug] ?? []) {
    const filepath = path.join(folder, name);
    const files = { filepath, originalFilename: name, mimetype: 'image/webp', size: statSync(filepath).size };
    const made = await library.upload({ data: { fileInfo: { name, alternativeText } }, files });
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
}
