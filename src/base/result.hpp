// An answer that may be no: what the world may do to us comes back as a value.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace touiza {

enum class ErrorKind {
  invalid_input,        ///< The caller can mend it.
  not_signed_in,        ///< Nobody knows who is asking.
  not_allowed,          ///< Known, but without the right.
  not_found,            ///< The thing named does not exist (or may not be known to the caller).
  conflict,             ///< True a moment ago, no longer; or against the rules of its life cycle.
  precondition_failed,  ///< `If-Match` names an older version.
  too_large,            ///< More than a limit that the message names.
  too_many,             ///< Too often; worth a retry after a while.
  unavailable,          ///< A disk, a database, a printer or a peer did not answer. Worth a retry.
};

/// One field of a request or file that was refused.
struct FieldError {
  std::string field;    ///< Path as in the document: "machines[3].hours_per_day".
  std::string code;     ///< Stable, for programs: "too_small".
  std::string message;  ///< For people.
};

struct Error {
  ErrorKind kind = ErrorKind::invalid_input;
  std::string code;     ///< Stable, for programs: "mesh_is_open". All are in docs/errors.md.
  std::string message;  ///< For people: what was found, with its numbers.
  std::string remedy;   ///< What to do next; may be empty.
  std::vector<FieldError> errors{};  ///< The fields concerned, if any.
};

/// Kept apart from the value, so that what goes well carries no room for what might not.
std::shared_ptr<const Error> kept(Error error);

/// Throws std::logic_error: a result was asked for the side that it does not have.
[[noreturn]] void refuse_wrong_side();
inline void must_have(bool is_there) {
  if (!is_there) refuse_wrong_side();
}

/// Either a value or the reason why there is none. Never both, never neither.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : value_{std::move(value)} {}
  Result(Error error) : error_{kept(std::move(error))} {}

  bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }

  /// The value; asking where there is none is a bug of the caller (std::logic_error).
  T& value() & { return must_have(has_value()), *value_; }
  const T& value() const& { return must_have(has_value()), *value_; }
  T&& value() && { return must_have(has_value()), *std::move(value_); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return must_have(!has_value()), *error_; }

  T value_or(T other) const& { return has_value() ? value() : std::move(other); }

  /// `f(value)` as a new result, or the same error.
  template <class F>
  auto map(F&& f) && -> Result<std::remove_cvref_t<std::invoke_result_t<F, T>>> {
    if (!has_value()) return error();
    return std::invoke(std::forward<F>(f), *std::move(value_));
  }
  /// `f(value)`, itself a result, or the same error.
  template <class F>
  auto and_then(F&& f) && -> std::invoke_result_t<F, T> {
    if (!has_value()) return error();
    return std::invoke(std::forward<F>(f), *std::move(value_));
  }

 private:
  std::optional<T> value_;
  std::shared_ptr<const Error> error_;
};

/// Done, or the reason why not.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : error_{kept(std::move(error))} {}

  bool has_value() const { return !error_; }
  explicit operator bool() const { return has_value(); }
  const Error& error() const { return must_have(!has_value()), *error_; }

 private:
  std::shared_ptr<const Error> error_;
};

using Done = Result<void>;

}  // namespace touiza
