import type { Catalogue } from './catalogue';
import { tables } from './tables/fr';

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
        sms: 'Relais : {{ title }}, {{ day }} {{ time }}. Gardé jusqu’à {{ deadline }}, à confirmer ici : {{ link }}',
      },
      offered: {
        subject: 'Une place se libère, à prendre avant {{ deadline }} : {{ title }}',
        heading: 'Une place vous est proposée jusqu’à {{ deadline }}',
        body: [
          GREETING,
          'De la place s’est libérée : {{ title }}, {{ date }} à {{ time }}.',
          'Elle n’est pas encore à vous : ouvrez votre réservation et confirmez-la. Passé ce moment, elle ira à la personne suivante.',
        ],
        action: 'Voir et confirmer',
        sms: 'Relais : place libre, {{ title }}, {{ day }} {{ time }}. À prendre avant {{ deadline }} : {{ link }}',
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
        sms: 'Relais : confirmé. {{ title }}, {{ day }} {{ time }}, code {{ code }}. {{ link }}',
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
        sms: 'Relais : demande reçue, {{ title }}, {{ day }} {{ time }}. La réponse suivra. {{ link }}',
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
        sms: 'Relais : réservation modifiée. {{ title }}, {{ day }} {{ time }}, code {{ code }}. {{ link }}',
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
        sms: 'Relais : réservation {{ code }} annulée ({{ title }}, {{ day }} {{ time }}).{% if reason %} Motif : {{ reason | truncate: 60 }}{% endif %} {{ siteLink }}',
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
        sms: 'Relais : demande {{ code }} non acceptée ({{ title }}, {{ day }} {{ time }}).{% if reason %} Motif : {{ reason | truncate: 60 }}{% endif %} {{ siteLink }}',
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
        sms: 'Relais : délai passé, {{ title }}, {{ day }} {{ time }} n’est plus réservé. {{ siteLink }}',
      },
      payment_received: {
        subject: 'Paiement reçu : {{ amount }}, {{ title }}',
        heading: 'Nous avons reçu votre paiement',
        body: [GREETING, 'Vous avez payé {{ amount }} pour la réservation {{ code }}. Ce message vous sert de reçu.'],
        action: 'Voir ma réservation',
        sms: 'Relais : {{ amount }} reçus pour la réservation {{ code }}. {{ link }}',
      },
      payment_failed: {
        subject: 'Paiement non abouti : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Votre paiement n’a pas abouti',
        body: [
          GREETING,
          'Le paiement{% if amount %} de {{ amount }}{% endif %} n’est pas passé.',
          '{% if deadline %}Votre réservation est gardée jusqu’à {{ deadline }} : vous pouvez essayer encore, ou choisir un autre moyen.' +
            '{% else %}Ouvrez votre réservation pour voir où elle en est.{% endif %}',
        ],
        action: 'Ouvrir ma réservation',
        sms: 'Relais : paiement non abouti.{% if deadline %} Réservation gardée jusqu’à {{ deadline }}.{% endif %} {{ link }}',
      },
      refund_started: {
        subject: 'Remboursement en cours : {{ amount }}, {{ title }}',
        heading: 'Nous vous rendons {{ amount }}',
        body: [
          GREETING,
          '{% case why %}{% when "too_late" %}Votre paiement est arrivé après le délai, et la place n’était plus libre : la réservation {{ code }} n’a pas pu être confirmée.' +
            '{% when "moved" %}Votre réservation {{ code }} coûte moins qu’avant : nous vous rendons la différence.' +
            '{% when "twice" %}Votre réservation {{ code }} a été payée deux fois.' +
            '{% when "staff" %}Cette somme concerne votre réservation {{ code }}, qui reste comme elle est.' +
            '{% else %}Votre réservation {{ code }} est annulée.{% endcase %}',
          'Vous n’avez rien à faire : l’argent revient par où il est venu.',
        ],
        action: 'Voir ma réservation',
        sms: 'Relais : {{ amount }} vous seront rendus (réservation {{ code }}). {{ link }}',
      },
      refunded: {
        subject: 'Remboursement fait : {{ amount }}, {{ title }}',
        heading: 'Vous êtes remboursé',
        body: [
          GREETING,
          'Nous vous avons rendu {{ amount }} pour la réservation {{ code }}. Selon votre banque, cela se voit en quelques jours.',
        ],
        action: 'Voir ma réservation',
        sms: 'Relais : {{ amount }} rendus (réservation {{ code }}). {{ link }}',
      },
      reminder: {
        subject: 'Rappel : {{ title }}, {{ date }} à {{ time }}',
        heading: 'Votre réservation approche',
        body: [
          GREETING,
          'Nous vous attendons {{ date }} à {{ time }}. Sur place, donnez le code {{ code }}.',
          'Un empêchement ? Annulez depuis votre réservation : cela servira à quelqu’un d’autre.',
        ],
        action: 'Voir ma réservation',
        sms: 'Relais, rappel : {{ title }}, {{ day }} {{ time }}, code {{ code }}. {{ link }}',
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
      refund_failed: {
        subject: 'Remboursement à faire : réservation {{ code }}, {{ amount }}',
        heading: 'Un remboursement n’a pas pu être fait',
        body: [
          '{{ amount }} reviennent à {{ name }}, et le service de paiement ne les a pas rendus. Réglez-le avec cette personne.',
        ],
        action: OPEN,
      },
    },
  },
  ofTrades: { tables },
  tags: {
    held: 'À confirmer',
    offered: 'À confirmer',
    confirmed: 'Confirmée',
    waiting: 'En attente',
    moved: 'Modifiée',
    cancelled: 'Annulée',
    refused: 'Non acceptée',
    expired: 'Délai passé',
    payment_received: 'Payé',
    payment_failed: 'Non payé',
    refund_started: 'Remboursement en cours',
    refunded: 'Remboursé',
    refund_failed: 'À régler',
    reminder: 'Rappel',
  },
  labels: {
    what: 'Réservation',
    when: 'Date',
    where: 'Lieu',
    phone: 'Téléphone',
    price: 'Prix',
    code: 'Code',
    service: 'Service',
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
