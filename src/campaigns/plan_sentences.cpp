#include "campaigns/plan_sentences.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace touiza::campaigns {
namespace {

constexpr std::array<const char*, 12> months_fr{"janvier",   "février", "mars",     "avril",
                                                "mai",       "juin",    "juillet",  "août",
                                                "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<const char*, 12> months_ar{"يناير", "فبراير", "مارس",   "أبريل",
                                                "ماي",   "يونيو",  "يوليوز", "غشت",
                                                "شتنبر", "أكتوبر", "نونبر",  "دجنبر"};
constexpr std::array<const char*, 12> months_en{"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};

/// "1 840": thousands are set apart by a narrow space that does not break.
std::string number_in_words(std::int64_t number) {
  auto text = std::to_string(number);
  for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), "\u202f");
  }
  return text;
}

/// Said after the thing that is short; empty where it has no place.
LocalText in_region(const LocalText& region) {
  if (region.is_empty()) return {};
  return {fmt::format(" ({})", region.in("fr")), fmt::format(" ({})", region.in("ar")),
          fmt::format(" in {}", region.in("en"))};
}

Day last_day(const PlanAnswer& answer) {
  return answer.first_day + std::max(answer.horizon_days - 1, 0);
}

LocalText more_of(const PlanBottleneck& bottleneck, const std::string& step) {
  const auto& title = bottleneck.title;
  switch (bottleneck.kind) {
    case PlanLimitKind::machine:
      return {fmt::format("Une machine de plus ({})", title.in("fr")),
              fmt::format("آلة إضافية ({})", title.in("ar")),
              fmt::format("One more machine ({})", title.in("en"))};
    case PlanLimitKind::material:
      return {fmt::format("{} de plus de « {} »", step, title.in("fr")),
              fmt::format("{} إضافية من «{}»", step, title.in("ar")),
              fmt::format("{} more of '{}'", step, title.in("en"))};
    case PlanLimitKind::transport:
      return {fmt::format("10 kg de plus par jour sur {}", title.in("fr")),
              fmt::format("10 كغ إضافية في اليوم على {}", title.in("ar")),
              fmt::format("10 kg more a day on {}", title.in("en"))};
    case PlanLimitKind::skill:
      return {fmt::format("Un atelier de plus qui sait « {} »", title.in("fr")),
              fmt::format("ورشة إضافية تتقن «{}»", title.in("ar")),
              fmt::format("One more lab that knows '{}'", title.in("en"))};
    case PlanLimitKind::tooling:
      return {fmt::format("Le moule de « {} » dès aujourd'hui", title.in("fr")),
              fmt::format("توفر قالب «{}» ابتداء من اليوم", title.in("ar")),
              fmt::format("The mould of '{}' today", title.in("en"))};
    case PlanLimitKind::assembly:
      return {"Une personne de plus au montage, 8 h par jour",
              "شخص إضافي للتركيب، 8 ساعات في اليوم", "One more person to assemble, 8 h a day"};
  }
  return {};
}

LocalText shortage(const PlanBottleneck& bottleneck) {
  switch (bottleneck.kind) {
    case PlanLimitKind::assembly:
      return {"les mains pour le montage", "اليد العاملة للتركيب", "hands to assemble"};
    case PlanLimitKind::tooling:
      return {"le moule de « " + bottleneck.title.in("fr") + " »",
              "قالب «" + bottleneck.title.in("ar") + "»",
              "the mould of '" + bottleneck.title.in("en") + "'"};
    default:
      return bottleneck.title;
  }
}

}  // namespace

LocalText day_in_words(Day day) {
  const auto text = to_text(day);
  const auto month = static_cast<std::size_t>(std::stoi(text.substr(5, 2)) - 1);
  const int number = std::stoi(text.substr(8, 2));
  return {fmt::format("{} {}", number == 1 ? "1er" : std::to_string(number), months_fr[month]),
          fmt::format("{} {}", number, months_ar[month]),
          fmt::format("{} {}", number, months_en[month])};
}

LocalText answer_sentence(const PlanAnswer& answer, const PlanBottleneck* bottleneck,
                          const LocalText& region_name) {
  if (answer.needed_units == 0) {
    return {"Rien n'est demandé qui ne soit déjà couvert.", "لا يوجد طلب لم تتم تغطيته بعد.",
            "Nothing is asked for that is not covered already."};
  }
  const auto needed = number_in_words(answer.needed_units);
  if (answer.on_time_units == answer.needed_units) {
    const auto day = day_in_words(answer.complete_on.value_or(last_day(answer)));
    return {fmt::format("Les {} unités sont livrées à temps, les dernières le {}.", needed, day.fr),
            fmt::format("تُسلَّم الوحدات كلها ({}) في الوقت المطلوب، وآخرها يوم {}.", needed, day.ar),
            fmt::format("All {} units arrive in time, the last on {}.", needed, day.en)};
  }
  const auto on_time = number_in_words(answer.on_time_units);
  LocalText sentence{fmt::format("{} unités sur {} arrivent à temps", on_time, needed),
                     fmt::format("{} وحدة من {} تصل في الوقت المطلوب", on_time, needed),
                     fmt::format("{} of {} units arrive in time", on_time, needed)};
  if (answer.complete_on) {
    const auto day = day_in_words(*answer.complete_on);
    sentence.fr += fmt::format(", le reste jusqu'au {}", day.fr);
    sentence.ar += fmt::format("، والباقي إلى غاية {}", day.ar);
    sentence.en += fmt::format(", the rest by {}", day.en);
  } else {
    const auto day = day_in_words(last_day(answer));
    const auto delivered = number_in_words(answer.delivered_units);
    sentence.fr += fmt::format(", {} jusqu'au {}", delivered, day.fr);
    sentence.ar += fmt::format("، و{} إلى غاية {}", delivered, day.ar);
    sentence.en += fmt::format(", {} by {}", delivered, day.en);
  }
  if (bottleneck != nullptr) {
    const auto what = shortage(*bottleneck);
    const auto where = in_region(region_name);
    sentence.fr += fmt::format(" ; ce qui manque : {}{}", what.in("fr"), where.fr);
    sentence.ar += fmt::format("؛ وما ينقص: {}{}", what.in("ar"), where.ar);
    sentence.en += fmt::format("; what is short: {}{}", what.in("en"), where.en);
  }
  sentence.fr += ".";
  sentence.ar += ".";
  sentence.en += ".";
  return sentence;
}

LocalText bottleneck_sentence(const PlanBottleneck& bottleneck, const LocalText& region_name,
                              const std::string& step) {
  const auto more = more_of(bottleneck, step);
  const auto where = in_region(region_name);
  const auto units = number_in_words(std::llround(bottleneck.value_units));
  if (bottleneck.is_checked) {
    return {fmt::format("{}{} : {} unités de plus à temps.", more.fr, where.fr, units),
            fmt::format("{}{}: {} وحدة إضافية في الوقت المطلوب.", more.ar, where.ar, units),
            fmt::format("{}{} would bring {} more units in time.", more.en, where.en, units)};
  }
  return {
      fmt::format("{}{} : jusqu'à {} unités de plus à temps.", more.fr, where.fr, units),
      fmt::format("{}{}: ما يصل إلى {} وحدة إضافية في الوقت المطلوب.", more.ar, where.ar, units),
      fmt::format("{}{} would bring up to {} more units in time.", more.en, where.en, units)};
}

}  // namespace touiza::campaigns
