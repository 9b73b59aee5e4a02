import type { Catalogue } from './catalogue';

const GREETING = 'Bonjour{% if name %} {{ name }}{% endif %},';
const REASON = '{% if reason %}Motif : {{ reason }}{% endif %}';
const AGAIN = 'Faire une autre réservation';
const OPEN = 'Ouvrir dans l’administration';

export const fr: Catalogue = {
  letters: {
    customer: {
      held: {
        subject: 'À confirmer avant {{ deadline }} : {{ title }}',
        heading: 'Nous gardons votre réservation jusqu’à {{ deadline }}',
        body: [
          GREETING,
          'Elle n’est pas encore confirmée. Passé ce moment, elle sera libérée pour d’autres.',
          'Pour la garder, ouvrez-la et confirmez-la.',
        ],
        action: 'Voir et confirmer',
      },
      confirmed: {
        subject: 'C’est confirmé : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Votre réservation est confirmée',
        body: [
          GREETING,
          'Votre réservation est à vous. Sur place, donnez le code {{ code }}.',
          'Un empêchement ? Annulez depuis votre réservation : cela servira à quelqu’un d’autre.',
        ],
        action: 'Voir ma réservation',
      },
      waiting: {
        subject: 'Demande reçue : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Votre demande est bien arrivée',
        body: [
          GREETING,
          'Elle n’est pas encore confirmée : une personne va l’examiner et vous recevrez sa réponse par mail.',
          'Vous n’avez rien à faire en attendant.',
        ],
        action: 'Voir ma demande',
      },
      moved: {
        subject: 'Réservation modifiée : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Votre réservation a changé',
        body: [
          GREETING,
          'Voici ce qui vaut désormais ; ce que nous vous avions écrit auparavant ne compte plus.',
          '{% if status == "waiting" %}Elle attend encore d’être confirmée : vous recevrez la réponse par mail.{% endif %}',
          '{% if deadline %}Elle est gardée jusqu’à {{ deadline }} : ouvrez-la et confirmez-la avant ce moment.{% endif %}',
        ],
        action: 'Voir ma réservation',
      },
      cancelled: {
        subject: 'Réservation annulée : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Votre réservation est annulée',
        body: [
          GREETING,
          '{% if by == "staff" %}{{ venue | default: "L’établissement" }} a dû annuler votre réservation. Nous en sommes désolés.' +
            '{% elsif by == "payment" %}Le paiement n’a pas abouti, votre réservation a donc été annulée.' +
            '{% else %}Comme vous l’avez demandé, votre réservation est annulée.{% endif %}',
          REASON,
          'Elle ne vaut plus et vous n’avez rien d’autre à faire.',
        ],
        action: AGAIN,
      },
      refused: {
        subject: 'Demande non acceptée : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Votre demande n’a pas pu être acceptée',
        body: [
          GREETING,
          '{{ venue | default: "L’établissement" }} ne peut pas vous recevoir à ce moment. Nous en sommes désolés.',
          REASON,
          'Un autre moment est peut-être libre.',
        ],
        action: AGAIN,
      },
      expired: {
        subject: 'Délai passé : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Le délai pour confirmer est passé',
        body: [
          GREETING,
          'Votre réservation n’a pas été confirmée à temps : elle a été libérée et ne vaut plus.',
          'Il reste peut-être de la place : vous pouvez réserver à nouveau.',
        ],
        action: AGAIN,
      },
    },
    venue: {
      waiting: {
        subject: 'Demande à examiner : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Une demande attend votre réponse',
        body: ['{{ name }} demande une réservation. Acceptez-la ou refusez-la : la réponse partira toute seule.'],
        action: OPEN,
      },
      confirmed: {
        subject: 'Réservation {{ code }} : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Une réservation est confirmée',
        body: ['{{ name }} a réservé.'],
        action: OPEN,
      },
      moved: {
        subject: 'Réservation {{ code }} modifiée : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Une réservation a changé',
        body: [
          'La réservation de {{ name }} a changé. Voici ce qui vaut désormais.',
          '{% if status == "waiting" %}Elle attend votre réponse.{% endif %}',
        ],
        action: OPEN,
      },
      cancelled: {
        subject: 'Réservation {{ code }} annulée : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Une réservation est annulée',
        body: [
          '{% if by == "staff" %}La réservation de {{ name }} a été annulée par votre équipe.' +
            '{% else %}{{ name }} a annulé sa réservation.{% endif %} Ce qu’elle occupait est libre de nouveau.',
          REASON,
        ],
        action: OPEN,
      },
    },
  },
  tags: {
    held: 'À confirmer',
    confirmed: 'Confirmée',
    waiting: 'En attente',
    moved: 'Modifiée',
    cancelled: 'Annulée',
    refused: 'Non acceptée',
    expired: 'Délai passé',
  },
  labels: {
    what: 'Réservation',
    when: 'Date',
    where: 'Lieu',
    phone: 'Téléphone',
    price: 'Prix',
    code: 'Code',
    customer: 'Client',
    contact: 'Contact',
    notes: 'Remarque',
    quantity: { trips: 'Places', tables: 'Couverts', any: 'Nombre' },
    startsAt: { trips: 'Départ', workshop: 'Rendez-vous', any: 'Heure' },
  },
  reasons: { 'the trip was cancelled': 'le départ a été annulé' },
  zone: '{% if city %}heure de {{ city }}, {% endif %}{{ offset }}',
  colon: '\u00a0: ',
  secret: 'Le lien ouvre votre réservation : ne le transmettez pas.',
  footer: {
    customer: 'Relais vous écrit parce que cette adresse a été donnée pour cette réservation.',
    venue: 'Relais vous écrit à l’adresse de votre établissement.',
  },
};
