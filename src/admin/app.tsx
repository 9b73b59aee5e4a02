import lantern from './brand/lantern.svg';

/** The panel's look and languages. Screens are in the plugins' own admin folders. */
export default {
  config: {
    auth: { logo: lantern },
    menu: { logo: lantern },
    head: { favicon: lantern, title: 'Relais' },
    locales: ['fr'],
    translations: {
      en: {
        'Auth.form.welcome.title': 'Welcome to Relais',
        'Auth.form.welcome.subtitle': 'Sign in to the counter',
        'app.components.LeftMenu.navbrand.title': 'Relais',
        'app.components.LeftMenu.navbrand.workplace': 'Counter',
      },
      fr: {
        'Auth.form.welcome.title': 'Bienvenue dans Relais',
        'Auth.form.welcome.subtitle': 'Connectez-vous au guichet',
        'app.components.LeftMenu.navbrand.title': 'Relais',
        'app.components.LeftMenu.navbrand.workplace': 'Guichet',
      },
    },
    tutorials: false,
    notifications: { releases: false },
  },
};
