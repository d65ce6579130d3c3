// Names as they are searched and sorted, and codes that are unique in their network.
#pragma once

#include <initializer_list>
#include <string>

#include "base/random.hpp"
#include "base/short_code.hpp"
#include "base/text.hpp"
#include "database/transaction.hpp"

namespace touiza::network {

/// All languages of all names, without case and accents: what a search looks into.
std::string search_text(std::initializer_list<const LocalText*> names);

/// What a list of names is sorted by: without case and accents, at most 100 characters, so that it
/// fits into a cursor.
std::string sort_text(const LocalText& name);

/// `text` as a pattern for `LIKE ?1 ESCAPE '!'` that finds it anywhere.
std::string like_pattern(std::string_view text);

/// Inserts `row` with a new code of the given prefix; tries again where the code is taken.
template <class Row>
void insert_with_code(database::Transaction& transaction, std::string_view table, char prefix,
                      Random& random, Row& row) {
  do {
    row.code = new_short_code(prefix, random);
  } while (!transaction.insert_unless_exists(table, row));
}

/// A place in a list that is sorted by (name, id).
struct NameCursor {
  std::string sort_text;
  std::string id;

  std::string text() const { return id + sort_text; }
  /// Errors: "cursor_is_malformed".
  static Result<NameCursor> from_text(std::string_view text);
};

}  // namespace touiza::network
