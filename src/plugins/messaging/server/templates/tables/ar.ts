import type { Letters } from '../catalogue';

const GREETING = 'مرحبًا{% if name %} {{ name }}{% endif %}،';
const REASON = '{% if reason %}السبب: {{ reason }}{% endif %}';
const AGAIN = 'اختيار موعد آخر';
const OPEN = 'الفتح في لوحة الإدارة';
const TABLE = 'طاولة، عدد الأشخاص {{ quantity }}، {{ title }}، {{ date }} على الساعة {{ time }}';
const PARTY = 'عدد الأشخاص: {{ quantity }}';
const KEPT =
  '{% if keepMinutes %}مدة الاحتفاظ بطاولتكم بعد الموعد: {{ keepMinutes }} دقيقة.{% if venuePhone %} ستتأخرون؟ اتصلوا بالرقم {{ venuePhone }}.{% endif %}{% endif %}';
const PREVENTED = 'طرأ ما يمنعكم؟ ألغوا الحجز من صفحته حتى يستفيد غيركم من الطاولة.';
/** Of a booking that has changed. */
const BEFORE =
  '{% if wasDate %}من قبل: {{ wasDate }} على الساعة {{ wasTime }}، عدد الأشخاص: {{ wasQuantity }}.{% endif %}';
const NOW = `من الآن: {{ date }} على الساعة {{ time }}، ${PARTY}.`;

export const tables: Letters = {
  customer: {
    confirmed: {
      subject: `{% if event == "accept" and by == "staff" %}قُبل طلبكم{% elsif event == "accept" %}أصبحت لكم طاولة{% else %}تم التأكيد{% endif %}: ${TABLE}`,
      heading: 'تم حجز طاولتكم',
      body: [
        GREETING,
        '{% if event == "accept" and by == "staff" %}قَبِل المطعم طلبكم{% if venue %} ({{ venue }}){% endif %}: الطاولة لكم.' +
          '{% elsif event == "accept" %}شغرت أماكن، فخرجتم من قائمة الانتظار: الطاولة لكم.' +
          `{% else %}الطاولة لكم.{% endif %} ${PARTY}. عند الوصول، قدّموا اسمكم أو الرمز {{ code }}.`,
        KEPT,
        PREVENTED,
      ],
      action: 'عرض الحجز',
      sms: 'Relais: حُجزت طاولتكم، {{ day }} {{ time }}: {{ link }}',
    },
    waiting: {
      subject: `{% if waitingFor == "limit" %}قائمة الانتظار{% else %}وصل طلبكم{% endif %}: ${TABLE}`,
      heading: '{% if waitingFor == "limit" %}أنتم في قائمة الانتظار{% else %}وصلنا طلبكم{% endif %}',
      body: [
        GREETING,
        '{% if waitingFor == "limit" %}لم تعد هناك أماكن كافية في هذا الموعد. إن شغرت طاولة تناسبكم، نكتب إليكم فورًا.' +
          '{% elsif waitingFor == "hand" %}يؤكّد المطعم{% if venue %} ({{ venue }}){% endif %} كل حجز بنفسه: يصلكم ردّه بالبريد الإلكتروني.' +
          '{% else %}يصلكم الرد بالبريد الإلكتروني.{% endif %}',
        'لم تُحجز طاولتكم بعد، ولا يلزمكم فعل أي شيء في الأثناء.',
      ],
      action: 'عرض الطلب',
      sms: 'Relais: {% if waitingFor == "limit" %}قائمة الانتظار{% else %}وصل طلبكم{% endif %}، {{ day }} {{ time }}: {{ link }}',
    },
    offered: {
      subject: `طاولة معروضة عليكم إلى {{ deadline }}: ${TABLE}`,
      heading: 'نعرض عليكم طاولة إلى {{ deadline }}',
      body: [
        GREETING,
        'شغرت أماكن، وكنتم في قائمة الانتظار.',
        'الطاولة ليست لكم بعد: افتحوا حجزكم واضغطوا على الزر لأخذها. بعد هذا الموعد تُعرض على غيركم.',
      ],
      action: 'عرض الطاولة وأخذها',
      sms: 'Relais: طاولة معروضة عليكم قبل {{ deadline }}: {{ link }}',
    },
    expired: {
      subject: `انتهى العرض: ${TABLE}`,
      heading: 'لم نعد نحتفظ لكم بالطاولة المعروضة',
      body: [
        GREETING,
        'لم تأخذوها في الوقت المحدد، فعُرضت على غيركم، ولم تعودوا في قائمة الانتظار لهذا الموعد.',
        'ما زلتم ترغبون في القدوم؟ اطلبوا طاولة من جديد.',
      ],
      action: AGAIN,
      sms: 'Relais: انتهى عرض الطاولة ({{ code }}). {{ siteLink }}',
    },
    moved: {
      subject: `{% if status == "waiting" %}تغيّر الطلب{% else %}تغيّر الحجز{% endif %}: ${TABLE}`,
      heading: '{% if status == "waiting" %}تغيّر طلبكم{% else %}تغيّر حجزكم{% endif %}',
      body: [
        GREETING,
        '{% if by == "staff" %}غيّره المطعم{% if venue %} ({{ venue }}){% endif %}.{% else %}تم التغيير كما طلبتم.{% endif %}',
        BEFORE,
        NOW,
        '{% if status == "waiting" %}لم تُحجز الطاولة بعد: يصلكم الرد بالبريد الإلكتروني.{% endif %}',
        '{% if deadline %}هي معروضة عليكم إلى {{ deadline }}: افتحوا حجزكم وخذوها قبل هذا الموعد.{% endif %}',
      ],
      action: 'عرض الحجز',
      sms: 'Relais: {% if status == "waiting" %}تغيّر طلبكم{% else %}تغيّر حجزكم{% endif %}، {{ day }} {{ time }}: {{ link }}',
    },
    cancelled: {
      subject: `أُلغي الحجز: ${TABLE}`,
      heading: 'أُلغي حجزكم',
      body: [
        GREETING,
        '{% if by == "staff" %}اضطر المطعم{% if venue %} ({{ venue }}){% endif %} إلى إلغاء حجزكم. نعتذر عن ذلك.' +
          '{% else %}كما طلبتم، أُلغي حجزكم.{% endif %}',
        REASON,
        'لم نعد نحتفظ لكم بطاولة، ولا يلزمكم فعل أي شيء آخر.',
      ],
      action: AGAIN,
      sms: 'Relais: أُلغي حجز طاولتكم {{ code }}، {{ day }} {{ time }}. {{ siteLink }}',
    },
    refused: {
      subject: `تعذّر قبول الطلب: ${TABLE}`,
      heading: 'تعذّر استقبالكم في المطعم',
      body: [
        GREETING,
        `لا توجد طاولة{% if venue %} لدى {{ venue }}{% endif %} في هذا الموعد ({{ date }} على الساعة {{ time }}، ${PARTY}). نعتذر عن ذلك.`,
        REASON,
        'قد يكون يوم آخر أو ساعة أخرى متاحًا.',
      ],
      action: AGAIN,
      sms: 'Relais: لا توجد طاولة، الطلب {{ code }}، {{ day }} {{ time }}. {{ siteLink }}',
    },
    reminder: {
      subject: `تذكير: ${TABLE}`,
      heading: 'طاولتكم في انتظاركم قريبًا',
      body: [
        GREETING,
        `ننتظركم {{ date }} على الساعة {{ time }}، ${PARTY}. عند الوصول، قدّموا اسمكم أو الرمز {{ code }}.`,
        KEPT,
        PREVENTED,
      ],
      action: 'عرض الحجز',
      sms: 'Relais: تذكير بطاولتكم، {{ day }} {{ time }}: {{ link }}',
    },
  },
  venue: {
    waiting: {
      subject: `{% if waitingFor == "limit" %}قائمة الانتظار{% else %}في انتظار قراركم{% endif %}: ${TABLE}`,
      heading: 'طلب طاولة في انتظار قراركم',
      body: [
        `طلب طاولة من {{ name }}، ${PARTY}.`,
        '{% if waitingFor == "limit" %}لم تعد هناك أماكن كافية: قبول الطلب يتجاوز العدد المحدد.' +
          '{% elsif waitingFor == "hand" %}لم يُحدَّد عدد الأماكن لهذا الموعد: القرار لكم.{% endif %}',
        'يفتح الزران الحجز في لوحة الإدارة. لا يُقرَّر شيء قبل أن تفعلوا ذلك هناك؛ ثم يُرسل الرد تلقائيًا.',
      ],
      action: 'قبول…',
      second: { action: 'رفض…', asks: ['accept', 'refuse'] },
    },
    confirmed: {
      subject: `الحجز {{ code }}: ${TABLE}`,
      heading: 'تم حجز طاولة',
      body: [
        '{% if event == "accept" and by == "staff" %}قَبِل فريقكم طلب {{ name }}.' +
          '{% elsif event == "accept" %}الحجز باسم {{ name }} خرج من قائمة الانتظار وأصبحت له طاولة.' +
          '{% elsif event == "settle" %}أُخذت الطاولة المعروضة من قائمة الانتظار باسم {{ name }}.' +
          '{% elsif by == "staff" %}سجّل فريقكم حجزًا باسم {{ name }}.' +
          `{% else %}حجز باسم {{ name }}، تم تأكيده تلقائيًا.{% endif %} ${PARTY}.`,
      ],
      action: OPEN,
    },
    moved: {
      subject: `تغيّر الحجز {{ code }}: ${TABLE}`,
      heading: 'تغيّر حجز',
      body: [
        '{% if by == "staff" %}غيّر فريقكم الحجز باسم {{ name }}.{% else %}تغيّر الحجز باسم {{ name }} بطلب من صاحبه.{% endif %}',
        BEFORE,
        NOW,
        '{% if status == "waiting" %}وهو في انتظار قراركم.{% endif %}',
      ],
      action: OPEN,
    },
    cancelled: {
      subject: `أُلغي الحجز {{ code }}: ${TABLE}`,
      heading: 'أُلغي حجز',
      body: [
        '{% if by == "staff" %}ألغى فريقكم الحجز باسم {{ name }}.{% else %}أُلغي الحجز باسم {{ name }} بطلب من صاحبه.{% endif %}' +
          ' ما كان يشغله من أماكن أصبح متاحًا.',
        REASON,
      ],
      action: OPEN,
    },
  },
};
