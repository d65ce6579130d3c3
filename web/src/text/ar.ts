import type { Catalogue } from "./text";

// النصوص بالعربية الفصحى المعاصرة؛ الأزرار بالمصدر.
export const ar: Catalogue = {
  "nav.main": "الأقسام الرئيسية",
  "nav.skip": "الانتقال إلى المحتوى",
  "nav.language": "اللغة",
  "nav.theme_dark": "ألوان داكنة",
  "nav.theme_light": "ألوان فاتحة",
  "nav.back_to": "الموقع في التطبيق",

  "group.respond": "الاستجابة",
  "group.make": "التصنيع",
  "group.deliver": "التوصيل",

  "place.today": "اليوم",
  "place.map": "الخريطة",
  "place.needs": "الاحتياجات",
  "place.plans": "الخطط",
  "place.campaigns": "الحملات",
  "place.designs": "التصاميم",
  "place.jobs": "مهام التصنيع",
  "place.labs": "الورشات",
  "place.lots": "الدفعات",
  "place.shipments": "الشحنات",
  "place.code": "رمز",
  "place.more": "المزيد",

  "demonstration.title": "عرض تجريبي",
  "demonstration.notice": "عرض تجريبي: المدن حقيقية؛ أما المؤسسات والأشخاص والآلات والأرقام فمختلقة.",

  "state.loading": "جارٍ التحميل",
  "state.offline": "لا يوجد اتصال. قد يكون ما تقرؤه قديما، وسيلزم إعادة إرسال ما ترسله.",
  "state.as_of": "حسب آخر تحديث {time}: الخادم لا يجيب حاليا.",

  "action.retry": "إعادة المحاولة",
  "action.undo": "تراجع",
  "action.close": "إغلاق",
  "action.cancel": "إلغاء",
  "action.sign_in": "تسجيل الدخول",
  "action.sign_out": "تسجيل الخروج",
  "action.join": "انضمام",
  "action.save": "حفظ",
  "action.send": "إرسال",
  "action.next": "متابعة",

  "list.more": "عرض المزيد",

  "missing.title": "لا يوجد شيء هنا",
  "missing.text": "هذا العنوان لا يؤدي إلى شيء، أو يؤدي إلى ما ليس متاحا لك. تحقق من الرابط أو ابدأ من الصفحة الأولى.",
  "missing.home": "إلى الصفحة الأولى",

  "unreachable.title": "الخادم لا يجيب",

  "offline.title": "أنت غير متصل",
  "offline.text": "يجب تحميل هذه الصفحة مرة واحدة قبل عرضها دون شبكة. أعد المحاولة عند توفر الاتصال.",

  "problem.unknown": "حدث خطأ ما",
  "problem.no_answer": "لا جواب من الخادم",
  "problem.server_failed": "تعذر على الخادم تنفيذ هذا الطلب",
  "problem.not_signed_in": "يلزم تسجيل الدخول للقيام بهذا",
  "problem.not_allowed": "هذا غير متاح لدورك",
  "problem.not_found": "هذا غير موجود أو غير متاح لك",
  "problem.agreement_needed": "يجب توقيع اتفاقية أولا",
  "problem.version_is_old": "قام شخص آخر بتعديل هذا في هذه الأثناء",
  "problem.transition_not_allowed": "هذه الخطوة غير ممكنة في الحالة الراهنة",
  "problem.too_many_requests": "محاولات كثيرة جدا",
  "problem.reference": "عند طلب المساعدة اذكر",

  "problem_remedy.no_answer": "لم يضع شيء: ما كتبته ما زال هنا. أعد المحاولة.",
  "problem_remedy.not_signed_in": "سجل الدخول ثم عد إلى هذه الصفحة.",
  "problem_remedy.version_is_old": "أعد تحميل الصفحة لرؤية التعديل ثم قرر.",
  "problem_remedy.too_many_requests": "انتظر دقيقة ثم أعد المحاولة.",

  "problem_field.required": "يرجى ملء هذا الحقل.",
  "problem_field.field_is_missing": "يرجى ملء هذا الحقل.",
  "problem_field.not_a_number": "يجب أن يكون رقما.",

  "form.problems": { zero: "لا شيء للتصحيح", one: "أمر واحد للتصحيح", two: "أمران للتصحيح", few: "{count} أمور للتصحيح", many: "{count} أمرا للتصحيح", other: "{count} أمر للتصحيح" },

  "quantity.needed": "المطلوب",
  "quantity.planned": "المخطط",
  "quantity.committed": "الملتزم به",
  "quantity.made": "المصنوع",
  "quantity.accepted": "المقبول",
  "quantity.in_transit": "في الطريق",
  "quantity.received": "المستلم",
  "quantity.surplus": "فوق الحاجة",

  "source.measured": "مقيس",
  "source.declared": "مصرَّح به",
  "source.estimated": "مقدَّر",

  "technology.fff": "طباعة ثلاثية الأبعاد (بالخيوط)",
  "technology.vpp": "طباعة بالراتنج",
  "technology.pbf": "طباعة بالمسحوق",
  "technology.laser": "قص بالليزر",
  "technology.cnc": "خراطة وتفريز",
  "technology.forming": "تشكيل حراري",
  "technology.moulding": "حقن البلاستيك",
  "technology.electronics": "إلكترونيات",
  "technology.sewing": "خياطة",
  "technology.assembly": "تجميع",
  "technology.test": "اختبار",

  "gallery.title": "معرض المكونات",
  "gallery.lead": "كل عناصر الواجهة باللغة والألوان المختارة.",
  "gallery.buttons": "الأزرار",
  "gallery.form": "نموذج",
  "gallery.messages": "الرسائل",
  "gallery.states": "الحالات",
  "gallery.progress": "التقدم",
  "gallery.table": "جدول",
  "gallery.other": "عناصر أخرى",

  "field.name": "الاسم",
  "field.quantity": "الكمية",
  "field.technologies": "التقنيات",
  "field.description": "الوصف",
  "field.region": "الجهة",
  "field.labs": "الورشات",

  "unit.units": "وحدة",
};
