export default {
  config: {
    locales: ['fr'],
    translations: {
      en: { 'Auth.form.welcome.title': 'Welcome to Relais', 'Auth.form.welcome.subtitle': 'Sign in to the counter' },
      fr: { 'Auth.form.welcome.title': 'Bienvenue dans Relais', 'Auth.form.welcome.subtitle': 'Connectez-vous' },
    },
    tutorials: false,
    notifications: { releases: false },
  },
};
