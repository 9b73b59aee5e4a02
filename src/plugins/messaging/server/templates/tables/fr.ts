import type { Letters } from '../catalogue';

const GREETING = 'Bonjour{% if name %} {{ name }}{% endif %},';
const REASON = '{% if reason %}Motif : {{ reason }}{% endif %}';
const AGAIN = 'Choisir un autre moment';
const OPEN = 'Ouvrir dans l’administration';
const TABLE = 'table pour {{ quantity }}, {{ title }}, {{ date }} à {{ time }}';
const SHORT = '{{ title }}, {{ day }} {{ time }}, table pour {{ quantity }}';
const HOUSE = '{{ venue | default: "Le restaurant" }}';
const KEPT =
  '{% if keepMinutes %}Votre table est gardée {{ keepMinutes }} minutes.{% if venuePhone %} En retard ? Appelez le {{ venuePhone }}.{% endif %}{% endif %}';
const PREVENTED = 'Un empêchement ? Annulez depuis votre réservation : la table servira à d’autres.';
/** Of a booking that has changed. */
const BEFORE = '{% if wasDate %}Avant : {{ wasDate }} à {{ wasTime }}, table pour {{ wasQuantity }}.{% endif %}';
const NOW = 'Désormais : {{ date }} à {{ time }}, table pour {{ quantity }}.';

export const tables: Letters = {
  customer: {
    confirmed: {
      subject: `{% if event == "accept" and by == "staff" %}Demande acceptée{% elsif event == "accept" %}Vous avez une table{% else %}C’est confirmé{% endif %} : ${TABLE}`,
      heading: 'Votre table est réservée',
      body: [
        GREETING,
        `{% if event == "accept" and by == "staff" %}${HOUSE} a accepté votre demande : la table pour {{ quantity }} est à vous.` +
          '{% elsif event == "accept" %}Des couverts se sont libérés : vous quittez la liste d’attente, la table pour {{ quantity }} est à vous.' +
          '{% else %}La table pour {{ quantity }} est à vous.{% endif %} Sur place, donnez votre nom ou le code {{ code }}.',
        KEPT,
        PREVENTED,
      ],
      action: 'Voir ma réservation',
      sms: `Relais : table réservée. ${SHORT}, code {{ code }}. {{ link }}`,
    },
    waiting: {
      subject: `{% if waitingFor == "limit" %}Liste d’attente{% else %}Demande reçue{% endif %} : ${TABLE}`,
      heading:
        '{% if waitingFor == "limit" %}Vous êtes sur la liste d’attente{% else %}Votre demande est bien arrivée{% endif %}',
      body: [
        GREETING,
        '{% if waitingFor == "limit" %}Il ne reste pas assez de couverts à ce moment. Si une table se libère pour vous, nous vous écrivons aussitôt.' +
          `{% elsif waitingFor == "hand" %}${HOUSE} confirme lui-même chaque réservation : vous recevrez sa réponse par mail.` +
          '{% else %}Vous recevrez la réponse par mail.{% endif %}',
        'Votre table n’est donc pas encore réservée. Vous n’avez rien à faire en attendant.',
      ],
      action: 'Voir ma demande',
      sms: `Relais : {% if waitingFor == "limit" %}liste d’attente{% else %}demande reçue{% endif %}, ${SHORT}. La réponse suivra. {{ link }}`,
    },
    offered: {
      subject: `À prendre avant {{ deadline }} : ${TABLE}`,
      heading: 'Une table vous est proposée jusqu’à {{ deadline }}',
      body: [
        GREETING,
        'Des couverts se sont libérés, et vous étiez sur la liste d’attente.',
        'La table n’est pas encore à vous : ouvrez votre réservation et appuyez sur le bouton pour la prendre. Passé ce moment, elle ira à d’autres.',
      ],
      action: 'Voir et prendre la table',
      sms: `Relais : table libre ! ${SHORT}. À prendre avant {{ deadline }} : {{ link }}`,
    },
    expired: {
      subject: `L’offre a pris fin : ${TABLE}`,
      heading: 'La table proposée n’est plus gardée pour vous',
      body: [
        GREETING,
        'Vous ne l’avez pas prise à temps : elle est proposée à d’autres, et vous n’êtes plus sur la liste d’attente pour ce moment.',
        'Toujours envie de venir ? Demandez une table à nouveau.',
      ],
      action: AGAIN,
      sms: `Relais : l’offre a pris fin, ${SHORT}. {{ siteLink }}`,
    },
    moved: {
      subject: `{% if status == "waiting" %}Demande{% else %}Réservation{% endif %} modifiée : ${TABLE}`,
      heading: 'Votre {% if status == "waiting" %}demande{% else %}réservation{% endif %} a changé',
      body: [
        GREETING,
        `{% if by == "staff" %}${HOUSE} l’a modifiée.{% else %}Comme vous l’avez demandé, elle est modifiée.{% endif %}`,
        BEFORE,
        NOW,
        '{% if status == "waiting" %}La table n’est pas encore réservée : vous recevrez la réponse par mail.{% endif %}',
        '{% if deadline %}Elle vous est proposée jusqu’à {{ deadline }} : ouvrez votre réservation et prenez-la avant ce moment.{% endif %}',
      ],
      action: 'Voir ma réservation',
      sms: `Relais : {% if status == "waiting" %}demande{% else %}réservation{% endif %} modifiée. ${SHORT}, code {{ code }}. {{ link }}`,
    },
    cancelled: {
      subject: `Annulée : ${TABLE}`,
      heading: 'Votre réservation est annulée',
      body: [
        GREETING,
        `{% if by == "staff" %}${HOUSE} a dû annuler votre réservation. Nous en sommes désolés.` +
          '{% else %}Comme vous l’avez demandé, votre réservation est annulée.{% endif %}',
        REASON,
        'Aucune table n’est plus gardée pour vous, et vous n’avez rien d’autre à faire.',
      ],
      action: AGAIN,
      sms: `Relais : annulé. ${SHORT} ({{ code }}).{% if reason %} Motif : {{ reason | truncate: 60 }}{% endif %} {{ siteLink }}`,
    },
    refused: {
      subject: `Pas de table cette fois : ${TABLE}`,
      heading: 'Le restaurant ne peut pas vous recevoir',
      body: [
        GREETING,
        `${HOUSE} n’a pas de table pour {{ quantity }}, {{ date }} à {{ time }}. Nous en sommes désolés.`,
        REASON,
        'Une autre date ou une autre heure est peut-être libre.',
      ],
      action: AGAIN,
      sms: `Relais : pas de table. ${SHORT} ({{ code }}).{% if reason %} Motif : {{ reason | truncate: 60 }}{% endif %} {{ siteLink }}`,
    },
    reminder: {
      subject: `Rappel : ${TABLE}`,
      heading: 'Votre table vous attend bientôt',
      body: [
        GREETING,
        'Nous vous attendons {{ date }} à {{ time }}, à une table pour {{ quantity }}. Sur place, donnez votre nom ou le code {{ code }}.',
        KEPT,
        PREVENTED,
      ],
      action: 'Voir ma réservation',
      sms: `Relais, rappel : ${SHORT}, code {{ code }}. {{ link }}`,
    },
  },
  venue: {
    waiting: {
      subject: `{% if waitingFor == "limit" %}Liste d’attente{% else %}À décider{% endif %} : ${TABLE}`,
      heading: 'Une demande de table attend votre décision',
      body: [
        '{{ name }} demande une table pour {{ quantity }}.',
        '{% if waitingFor == "limit" %}Il ne reste pas assez de couverts : accepter irait au-delà.' +
          '{% elsif waitingFor == "hand" %}Aucun nombre de couverts n’est fixé pour ce moment : c’est vous qui décidez.{% endif %}',
        'Les boutons ouvrent la réservation dans l’administration. Rien n’est décidé avant que vous ne l’ayez fait là ; la réponse part ensuite toute seule.',
      ],
      action: 'Accepter…',
      second: { action: 'Refuser…', asks: ['accept', 'refuse'] },
    },
    confirmed: {
      subject: `Réservation {{ code }} : ${TABLE}`,
      heading: 'Une table est réservée',
      body: [
        '{% if event == "accept" and by == "staff" %}Votre équipe a accepté la demande de {{ name }}.' +
          '{% elsif event == "accept" %}{{ name }} était sur la liste d’attente et a maintenant une table.' +
          '{% elsif event == "settle" %}{{ name }} a pris la table que la liste d’attente lui proposait.' +
          '{% elsif by == "staff" %}Votre équipe a noté une réservation pour {{ name }}.' +
          '{% else %}{{ name }} a réservé ; c’est confirmé automatiquement.{% endif %} Couverts : {{ quantity }}.',
      ],
      action: OPEN,
    },
    moved: {
      subject: `Réservation {{ code }} modifiée : ${TABLE}`,
      heading: 'Une réservation a changé',
      body: [
        '{% if by == "staff" %}Votre équipe a modifié la réservation de {{ name }}.{% else %}{{ name }} a modifié sa réservation.{% endif %}',
        BEFORE,
        NOW,
        '{% if status == "waiting" %}Elle attend votre décision.{% endif %}',
      ],
      action: OPEN,
    },
    cancelled: {
      subject: `Réservation {{ code }} annulée : ${TABLE}`,
      heading: 'Une réservation est annulée',
      body: [
        '{% if by == "staff" %}Votre équipe a annulé la réservation de {{ name }}.{% else %}{{ name }} a annulé sa réservation.{% endif %}' +
          ' Les couverts qu’elle occupait sont libres de nouveau.',
        REASON,
      ],
      action: OPEN,
    },
  },
};
