/** Louage stations of Tunisia: true towns and places; phone numbers and mail addresses are made up. */
export interface DemoStation {
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Area code and the first digits of the made-up number. */
  readonly phone: string;
  /** How many vehicles are at home there. */
  readonly vehicles: number;
}

const station = (
  slug: string,
  name: string,
  city: string,
  latitude: number,
  longitude: number,
  phone: string,
  vehicles: number,
): DemoStation => ({ slug, name, city, latitude, longitude, phone, vehicles });

export const STATIONS: readonly DemoStation[] = [
  station('tunis-moncef-bey', 'Tunis – Moncef Bey', 'Tunis', 36.7906, 10.1846, '+21671000101', 30),
  station('tunis-bab-saadoun', 'Tunis – Bab Saadoun', 'Tunis', 36.8094, 10.1576, '+21671000102', 6),
  station('tunis-bab-alioua', 'Tunis – Bab Alioua', 'Tunis', 36.7858, 10.1817, '+21671000103', 5),
  station('sousse', 'Sousse', 'Sousse', 35.8103, 10.6237, '+21673000104', 14),
  station('sfax', 'Sfax', 'Sfax', 34.7331, 10.7488, '+21674000105', 10),
  station('monastir', 'Monastir', 'Monastir', 35.7706, 10.8255, '+21673000106', 3),
  station('mahdia', 'Mahdia', 'Mahdia', 35.4994, 11.0446, '+21673000107', 3),
  station('kairouan', 'Kairouan', 'Kairouan', 35.6724, 10.0929, '+21677000108', 4),
  station('nabeul', 'Nabeul', 'Nabeul', 36.4527, 10.7279, '+21672000109', 4),
  station('hammamet', 'Hammamet', 'Hammamet', 36.4013, 10.6112, '+21672000110', 3),
  station('bizerte', 'Bizerte', 'Bizerte', 37.2681, 9.8683, '+21672000111', 3),
  station('beja', 'Béja', 'Béja', 36.7279, 9.1831, '+21678000112', 2),
  station('jendouba', 'Jendouba', 'Jendouba', 36.5017, 8.7788, '+21678000113', 2),
  station('le-kef', 'Le Kef', 'Le Kef', 36.1738, 8.7112, '+21678000114', 2),
  station('gabes', 'Gabès', 'Gabès', 33.8847, 10.0953, '+21675000115', 4),
  station('medenine', 'Médenine', 'Médenine', 33.3504, 10.4946, '+21675000116', 2),
  station('djerba-houmt-souk', 'Djerba – Houmt Souk', 'Houmt Souk', 33.8729, 10.8571, '+21675000117', 3),
  station('gafsa', 'Gafsa', 'Gafsa', 34.4222, 8.7839, '+21676000118', 3),
  station('tozeur', 'Tozeur', 'Tozeur', 33.9203, 8.1331, '+21676000119', 2),
  station('sidi-bouzid', 'Sidi Bouzid', 'Sidi Bouzid', 35.0379, 9.4852, '+21676000120', 2),
];

export const OWNERS: readonly string[] = [
  'Hédi', 'Mongi', 'Sami', 'Nizar', 'Béchir', 'Lotfi', 'Ridha', 'Moncef', 'Chokri', 'Taoufik', 'Habib', 'Mourad', 'Slim',
  'Anis', 'Fethi', 'Ali', 'Walid', 'Khaled', 'Tarek', 'Abdelkader', 'Najet', 'Ezzeddine', 'Raouf', 'Jamel',
]; // biome-ignore format: a list of names
