/*
 * A restaurant's table bookings on its own site, in one line of HTML:
 * <script src="https://SITE/widget.js" data-restaurant="la-medina" data-lang="fr" async></script>
 */
(() => {
  const script = document.currentScript;
  const { restaurant, lang = 'fr' } = script?.dataset ?? {};
  if (!restaurant) return;
  const titles = { fr: 'Réserver une table', en: 'Book a table', ar: 'حجز طاولة' };
  const language = lang in titles ? lang : 'fr';
  const { origin } = new URL(script.src);
  const frame = document.createElement('iframe');
  frame.src = `${origin}/${language}/widget/${encodeURIComponent(restaurant)}`;
  frame.title = titles[language];
  frame.style.cssText = 'display:block;width:100%;max-width:40rem;height:44rem;border:0';
  addEventListener('message', ({ data, origin: from, source }) => {
    // Only our own frame may say how tall it is.
    if (from !== origin || source !== frame.contentWindow || data?.relais !== 'height') return;
    if (data.height > 0) frame.style.height = `${Math.ceil(data.height)}px`;
  });
  script.after(frame);
})();
