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

#include <array>
#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
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

/// The rules of one struct, in order; the list of a base may stand among them:
/// `json::rules(MachineEdit::rules(), …)`.
template <class... Rule>
struct RuleList {};
template <class First, class... Rest>
struct RuleList<First, Rest...> {
  First first;
  RuleList<Rest...> rest;
};

constexpr RuleList<> rules() { return {}; }
template <class First, class... Rest>
constexpr RuleList<First, Rest...> rules(First first, Rest... rest) {
  return {first, rules(rest...)};
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

template <class Member>
constexpr void gather(const RuleList<>&, Member, FieldRules&) {}
template <class Member, class First, class... Rest>
constexpr void gather(const RuleList<First, Rest...>& list, Member member, FieldRules& out) {
  if constexpr (requires { list.first.member; }) {
    if constexpr (std::is_same_v<decltype(list.first.member), Member>) {
      if (list.first.member == member) gather(list.first, out);
    }
  } else {
    gather(list.first, member, out);
  }
  gather(list.rest, member, out);
}

/// The members of the described bases, then T's own.
template <class T, class Bases = boost::describe::describe_bases<T, boost::describe::mod_public>>
struct Members;
template <class T, template <class...> class List, class... Base>
struct Members<T, List<Base...>> {
  using type =
      boost::mp11::mp_append<typename Members<typename Base::type>::type...,
                             boost::describe::describe_members<T, boost::describe::mod_public>>;
};
template <class T, template <class...> class List>
struct Members<T, List<>> {
  using type = boost::describe::describe_members<T, boost::describe::mod_public>;
};

}  // namespace detail

/// The members of T with those of its bases: a list of types with `name` and `pointer`.
template <class T>
using MembersOf = typename detail::Members<T>::type;

/// The type of the member that `Member` describes.
template <class T, class Member>
using FieldOf = std::remove_cvref_t<decltype(std::declval<T&>().*Member::pointer)>;

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

/// The rules of T that speak of the member.
template <class T, class Member>
constexpr FieldRules rules_of() {
  FieldRules found;
  if constexpr (HasRules<T>) detail::gather(T::rules(), Member::pointer, found);
  return found;
}

/// One table a struct, one row a member: `Row<T, Member>::value` of each. Tables keep what differs
/// from struct to struct small; what is the same for all is written, and compiled, once.
template <template <class T, class Member> class Row, class T, class List = MembersOf<T>>
struct TableOf;
template <template <class T, class Member> class Row, class T, template <class...> class List,
          class First, class... Rest>
struct TableOf<Row, T, List<First, Rest...>> {
  static constexpr std::array rows{Row<T, First>::value, Row<T, Rest>::value...};
};
template <template <class T, class Member> class Row, class T, template <class...> class List>
struct TableOf<Row, T, List<>> {
  static constexpr std::array<std::remove_const_t<decltype(Row<T, void>::value)>, 0> rows{};
};

/// One enumerator.
struct EnumEntry {
  std::string_view name;
  std::int64_t value;
};

namespace detail {

template <class List>
struct EnumTable;
template <template <class...> class List, class... Entry>
struct EnumTable<List<Entry...>> {
  static constexpr std::array<EnumEntry, sizeof...(Entry)> rows{
      EnumEntry{Entry::name, static_cast<std::int64_t>(Entry::value)}...};
};

}  // namespace detail

template <DescribedEnum E>
constexpr std::span<const EnumEntry> enum_entries() {
  return detail::EnumTable<boost::describe::describe_enumerators<E>>::rows;
}

/// Empty where no enumerator has the value.
template <DescribedEnum E>
constexpr std::string_view enum_name(E value) {
  for (const auto& entry : enum_entries<E>()) {
    if (entry.value == static_cast<std::int64_t>(value)) return entry.name;
  }
  return {};
}

/// Nothing where no enumerator has the name.
template <DescribedEnum E>
constexpr std::optional<E> enum_value(std::string_view name) {
  for (const auto& entry : enum_entries<E>()) {
    if (entry.name == name) return static_cast<E>(entry.value);
  }
  return {};
}

}  // namespace touiza::json
