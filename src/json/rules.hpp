// What a described struct demands of its fields: read by the reader and by the API document alike.
//
//   struct MachineDraft {
//     std::string name;
//     int count = 1;
//     static constexpr auto rules() {
//       return json::rules(json::text(&MachineDraft::name, {.min = 1, .max = 120}),
//                          json::range(&MachineDraft::count, {.min = 1, .max = 10'000}),
//                          json::may_be_absent(&MachineDraft::count));
//     }
//   };
//   BOOST_DESCRIBE_STRUCT(MachineDraft, (), (name, count))
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstddef>
#include <limits>
#include <tuple>
#include <type_traits>

namespace touiza::json {

/// Characters of a text, or items of a list.
struct Length {
  std::size_t min = 0;
  std::size_t max = 10'000;
};
struct Range {
  double min = std::numeric_limits<double>::lowest();
  double max = std::numeric_limits<double>::max();
};

template <class Member>
struct LengthRule {
  Member member;
  Length length;
};
template <class Member>
struct RangeRule {
  Member member;
  Range range;
};
template <class Member>
struct AbsentRule {
  Member member;
};

template <class Member>
constexpr auto text(Member member, Length length) {
  return LengthRule<Member>{member, length};
}
template <class Member>
constexpr auto items(Member member, Length length) {
  return LengthRule<Member>{member, length};
}
template <class Member>
constexpr auto range(Member member, Range range) {
  return RangeRule<Member>{member, range};
}
/// The field may be left out; it then keeps its initialiser. (std::optional may always be left
/// out.)
template <class Member>
constexpr auto may_be_absent(Member member) {
  return AbsentRule<Member>{member};
}

template <class... Rule>
constexpr auto rules(Rule... each) {
  return std::tuple<Rule...>{each...};
}

/// What the rules of one field come to.
struct FieldRules {
  Length length;
  Range range;
  bool has_length = false;
  bool has_range = false;
  bool may_be_absent = false;
};

template <class T>
concept HasRules = requires { T::rules(); };

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

namespace detail {

template <class Member>
constexpr void gather(const LengthRule<Member>& rule, FieldRules& out) {
  out.length = rule.length;
  out.has_length = true;
}
template <class Member>
constexpr void gather(const RangeRule<Member>& rule, FieldRules& out) {
  out.range = rule.range;
  out.has_range = true;
}
template <class Member>
constexpr void gather(const AbsentRule<Member>&, FieldRules& out) {
  out.may_be_absent = true;
}

}  // namespace detail

/// The rules of T that speak of `member`.
template <class T, class Member>
constexpr FieldRules rules_of([[maybe_unused]] Member member) {
  FieldRules found;
  if constexpr (HasRules<T>) {
    std::apply(
        [&](const auto&... rule) {
          (
              [&] {
                if constexpr (std::is_same_v<decltype(rule.member), Member>) {
                  if (rule.member == member) detail::gather(rule, found);
                }
              }(),
              ...);
        },
        T::rules());
  }
  return found;
}

/// The members of T with those of its bases, in order.
template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;

/// Calls f(descriptor) for each; a descriptor has `.name` and `.pointer`.
template <class T, class F>
constexpr void for_each_member(F&& f) {
  boost::mp11::mp_for_each<MembersOf<T>>(std::forward<F>(f));
}

template <DescribedEnum E>
constexpr const char* enum_name(E value) {
  const char* name = "";
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) name = d.name;
  });
  // A trailing underscore keeps C++ keywords apart ("private_"); the name outside has none.
  return name;
}

}  // namespace touiza::json
