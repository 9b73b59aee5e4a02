import type { Catalogue } from './catalogue';
import { tables } from './tables/ar';

const GREETING = 'مرحبًا{% if name %} {{ name }}{% endif %}،';
const REASON = '{% if reason %}السبب: {{ reason }}{% endif %}';
const AGAIN = 'القيام بحجز آخر';
const OPEN = 'الفتح في لوحة الإدارة';

export const ar: Catalogue = {
  letters: {
    customer: {
      held: {
        subject: 'يُرجى التأكيد قبل {{ deadline }}: {{ title }}',
        heading: 'نحتفظ بحجزكم إلى {{ deadline }}',
        body: [GREETING, 'لم يُؤكَّد الحجز بعد. بعد هذا الموعد يصبح متاحًا لغيركم.', 'للاحتفاظ به، افتحوا الحجز وأكّدوه.'],
        action: 'عرض الحجز وتأكيده',
        sms: 'Relais: أكّدوا الحجز قبل {{ deadline }}: {{ link }}',
      },
      offered: {
        subject: 'شغر مكان، يُرجى التأكيد قبل {{ deadline }}: {{ title }}',
        heading: 'نعرض عليكم مكانًا إلى {{ deadline }}',
        body: [
          GREETING,
          'شغر مكان: {{ title }}، {{ date }} على الساعة {{ time }}.',
          'ليس لكم بعد: افتحوا الحجز وأكّدوه. بعد هذا الموعد يُعرض على من يليكم.',
        ],
        action: 'عرض الحجز وتأكيده',
        sms: 'Relais: شغر مكان، أكّدوا قبل {{ deadline }}: {{ link }}',
      },
      confirmed: {
        subject: 'تم التأكيد: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'تم تأكيد حجزكم',
        body: [
          GREETING,
          'الحجز لكم. عند الوصول، قدّموا الرمز {{ code }}.',
          'طرأ ما يمنعكم؟ ألغوا الحجز من صفحته حتى يستفيد منه غيركم.',
        ],
        action: 'عرض الحجز',
        sms: 'Relais: تأكّد حجزكم، {{ day }} {{ time }}: {{ link }}',
      },
      waiting: {
        subject: 'وصل طلبكم: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'وصلنا طلبكم',
        body: [
          GREETING,
          'لم يُؤكَّد بعد: سينظر فيه أحد أعواننا ويصلكم الرد بالبريد الإلكتروني.',
          'لا يلزمكم فعل أي شيء في الأثناء.',
        ],
        action: 'عرض الطلب',
        sms: 'Relais: وصل طلبكم، {{ day }} {{ time }}: {{ link }}',
      },
      moved: {
        subject: 'تغيّر الحجز: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'تغيّر حجزكم',
        body: [
          GREETING,
          'هذا ما هو صالح من الآن؛ وما كتبناه لكم من قبل لم يعد صالحًا.',
          '{% if status == "waiting" %}ما زال في انتظار التأكيد: يصلكم الرد بالبريد الإلكتروني.{% endif %}',
          '{% if deadline %}نحتفظ به إلى {{ deadline }}: افتحوه وأكّدوه قبل هذا الموعد.{% endif %}',
        ],
        action: 'عرض الحجز',
        sms: 'Relais: تغيّر حجزكم، {{ day }} {{ time }}: {{ link }}',
      },
      cancelled: {
        subject: 'أُلغي الحجز: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'أُلغي حجزكم',
        body: [
          GREETING,
          '{% if by == "staff" %}اضطررنا إلى إلغاء حجزكم{% if venue %} لدى {{ venue }}{% endif %}. نعتذر عن ذلك.' +
            '{% elsif by == "payment" %}لم يكتمل الدفع، لذلك أُلغي حجزكم.' +
            '{% else %}كما طلبتم، أُلغي حجزكم.{% endif %}',
          REASON,
          'لم يعد الحجز صالحًا، ولا يلزمكم فعل أي شيء آخر.',
        ],
        action: AGAIN,
        sms: 'Relais: أُلغي حجزكم {{ code }}، {{ day }} {{ time }}. {{ siteLink }}',
      },
      refused: {
        subject: 'تعذّر قبول الطلب: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'تعذّر قبول طلبكم',
        body: [
          GREETING,
          'لا يمكن استقبالكم{% if venue %} لدى {{ venue }}{% endif %} في هذا الموعد. نعتذر عن ذلك.',
          REASON,
          'قد يكون موعد آخر متاحًا.',
        ],
        action: AGAIN,
        sms: 'Relais: تعذّر قبول طلبكم {{ code }}، {{ day }} {{ time }}. {{ siteLink }}',
      },
      expired: {
        subject: 'انتهت المهلة: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'انتهت مهلة التأكيد',
        body: [
          GREETING,
          'لم يُؤكَّد حجزكم في الوقت المحدد، فأصبح متاحًا لغيركم ولم يعد صالحًا.',
          'قد تكون هناك أماكن متبقية: يمكنكم الحجز من جديد.',
        ],
        action: AGAIN,
        sms: 'Relais: انتهت مهلة تأكيد الحجز {{ code }}. {{ siteLink }}',
      },
      payment_received: {
        subject: 'وصل الدفع: {{ amount }}، {{ title }}',
        heading: 'وصلنا دفعكم',
        body: [GREETING, 'دفعتم {{ amount }} للحجز {{ code }}. هذه الرسالة بمثابة وصل.'],
        action: 'عرض الحجز',
        sms: 'Relais: وصل {{ amount }}: {{ link }}',
      },
      payment_failed: {
        subject: 'لم يكتمل الدفع: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'لم يكتمل دفعكم',
        body: [
          GREETING,
          'لم تتم عملية الدفع{% if amount %} بمبلغ {{ amount }}{% endif %}.',
          '{% if deadline %}نحتفظ بحجزكم إلى {{ deadline }}: يمكنكم المحاولة من جديد أو اختيار طريقة أخرى للدفع.' +
            '{% else %}افتحوا حجزكم لمعرفة وضعه.{% endif %}',
        ],
        action: 'فتح الحجز',
        sms: 'Relais: لم يكتمل الدفع.{% if deadline %} المهلة {{ deadline }}.{% endif %} {{ link }}',
      },
      refund_started: {
        subject: 'استرجاع مبلغ جارٍ: {{ amount }}، {{ title }}',
        heading: 'نعيد إليكم {{ amount }}',
        body: [
          GREETING,
          '{% case why %}{% when "too_late" %}وصل دفعكم بعد انتهاء المهلة ولم يعد المكان متاحًا: تعذّر تأكيد الحجز {{ code }}.' +
            '{% when "moved" %}أصبح حجزكم {{ code }} أقل ثمنًا: نعيد إليكم الفارق.' +
            '{% when "twice" %}دُفع حجزكم {{ code }} مرتين.' +
            '{% when "staff" %}يتعلق هذا المبلغ بحجزكم {{ code }}، ولا يتغير فيه شيء.' +
            '{% else %}أُلغي حجزكم {{ code }}.{% endcase %}',
          'لا يلزمكم فعل أي شيء: يعود المبلغ بالطريقة التي دُفع بها.',
        ],
        action: 'عرض الحجز',
        sms: 'Relais: نعيد إليكم {{ amount }}: {{ link }}',
      },
      refunded: {
        subject: 'أُعيد المبلغ: {{ amount }}، {{ title }}',
        heading: 'أُعيد إليكم المبلغ',
        body: [GREETING, 'أعدنا إليكم {{ amount }} للحجز {{ code }}. قد يظهر في حسابكم بعد بضعة أيام حسب البنك.'],
        action: 'عرض الحجز',
        sms: 'Relais: أُعيد إليكم {{ amount }}: {{ link }}',
      },
      reminder: {
        subject: 'تذكير: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'موعد حجزكم يقترب',
        body: [
          GREETING,
          'ننتظركم {{ date }} على الساعة {{ time }}. عند الوصول، قدّموا الرمز {{ code }}.',
          'طرأ ما يمنعكم؟ ألغوا الحجز من صفحته حتى يستفيد منه غيركم.',
        ],
        action: 'عرض الحجز',
        sms: 'Relais: تذكير، {{ day }} {{ time }}: {{ link }}',
      },
    },
    venue: {
      waiting: {
        subject: 'طلب للنظر فيه: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'طلب في انتظار ردّكم',
        body: ['طلب حجز من {{ name }}. اقبلوه أو ارفضوه: يُرسل الرد تلقائيًا.'],
        action: OPEN,
      },
      confirmed: {
        subject: 'الحجز {{ code }}: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'تم تأكيد حجز',
        body: ['حجز باسم {{ name }}.'],
        action: OPEN,
      },
      moved: {
        subject: 'تغيّر الحجز {{ code }}: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'تغيّر حجز',
        body: [
          'تغيّر الحجز باسم {{ name }}. هذا ما هو صالح من الآن.',
          '{% if status == "waiting" %}وهو في انتظار ردّكم.{% endif %}',
        ],
        action: OPEN,
      },
      cancelled: {
        subject: 'أُلغي الحجز {{ code }}: {{ title }}، {{ date }} على الساعة {{ time }}',
        heading: 'أُلغي حجز',
        body: [
          '{% if by == "staff" %}ألغى فريقكم الحجز باسم {{ name }}.' +
            '{% else %}أُلغي الحجز باسم {{ name }} بطلب من صاحبه.{% endif %} ما كان يشغله أصبح متاحًا.',
          REASON,
        ],
        action: OPEN,
      },
      refund_failed: {
        subject: 'مبلغ يجب إرجاعه: الحجز {{ code }}، {{ amount }}',
        heading: 'تعذّر إرجاع مبلغ',
        body: ['المبلغ {{ amount }} من حق {{ name }}، ولم تُرجعه خدمة الدفع. سوّوا الأمر مع صاحب الحجز.'],
        action: OPEN,
      },
    },
  },
  ofTrades: { tables },
  tags: {
    held: 'في انتظار التأكيد',
    offered: 'في انتظار التأكيد',
    confirmed: 'مؤكَّد',
    waiting: 'قيد الانتظار',
    moved: 'تغيّر',
    cancelled: 'ملغى',
    refused: 'غير مقبول',
    expired: 'انتهت المهلة',
    payment_received: 'مدفوع',
    payment_failed: 'غير مدفوع',
    refund_started: 'استرجاع جارٍ',
    refunded: 'أُعيد المبلغ',
    refund_failed: 'للتسوية',
    reminder: 'تذكير',
  },
  labels: {
    what: 'الحجز',
    when: 'التاريخ',
    where: 'المكان',
    phone: 'الهاتف',
    price: 'السعر',
    code: 'الرمز',
    service: 'الخدمة',
    customer: 'الحريف',
    contact: 'للاتصال',
    notes: 'ملاحظة',
    quantity: { trips: 'المقاعد', tables: 'عدد الأشخاص', any: 'العدد' },
    startsAt: { trips: 'المغادرة', workshop: 'الموعد', any: 'الساعة' },
  },
  reasons: { 'the trip was cancelled': 'أُلغيت الرحلة' },
  zone: '{% if city %}بتوقيت {{ city }}، {% endif %}{{ offset }}',
  colon: ': ',
  secret: 'الرابط يفتح حجزكم: لا تعطوه لأحد.',
  footer: {
    customer: 'تراسلكم Relais لأن هذا العنوان أُعطي عند القيام بهذا الحجز.',
    venue: 'تراسلكم Relais على عنوان مؤسستكم.',
  },
};
