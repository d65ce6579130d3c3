// Lists that are short by nature (regions, one's tokens): a room gives them whole, and they are cut
// into pages here, so that every list has a bound and a cursor.
#pragma once

#include <algorithm>
#include <iterator>

#include "http/api.hpp"

namespace touiza::http {

/// All of it in one piece, up to the bound. A room's own query puts its rules after these:
/// `json::rules(ShortListQuery::rules(), …)`.
struct ShortListQuery {
  int limit = 1000;
  std::optional<std::string> cursor;

  static constexpr auto rules() {
    return json::rules(json::range(&ShortListQuery::limit, {.min = 1, .max = 1000}),
                       json::may_be_absent(&ShortListQuery::limit),
                       json::text(&ShortListQuery::cursor, {.max = 200}));
  }
};
BOOST_DESCRIBE_STRUCT(ShortListQuery, (), (limit, cursor))

/// How many items of a list came before; a cursor where nothing better names a place in it.
/// Errors: "cursor_is_malformed".
Result<std::size_t> position_from(const std::optional<std::string>& cursor);

/// The stretch of a whole list that begins at `position`.
template <class Item>
Page<Item> stretch_of(std::vector<Item> all, std::size_t position, int limit) {
  Page<Item> page;
  const auto begin = std::min(position, all.size());
  const auto end = std::min(begin + static_cast<std::size_t>(limit), all.size());
  if (end < all.size()) page.next_cursor = std::to_string(end);
  page.items.assign(std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(begin)),
                    std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(end)));
  return page;
}

/// As Api::list(), for a handler that gives all items: Result<Page<Item>>(const Caller&, const
/// Path&[, const Query&]).
template <class Path, class Query, class Item, class Caller, class Action, class Handler>
void add_short_list(Api<Caller, Action>& api, std::string pattern, std::string id, Action action,
                    std::string summary, Handler handler) {
  api.template list<Path, Query, Item>(
      std::move(pattern), std::move(id), action, std::move(summary),
      [handler](const Caller& caller, const Path& path, const Query& query) -> Result<Page<Item>> {
        const auto position = position_from(query.cursor);
        if (!position) return position.error();
        Result<Page<Item>> whole = [&] {
          if constexpr (std::is_invocable_v<const Handler&, const Caller&, const Path&,
                                            const Query&>) {
            return handler(caller, path, query);
          } else {
            return handler(caller, path);
          }
        }();
        if (!whole) return whole.error();
        return stretch_of(std::move(whole->items), *position, query.limit);
      });
}

}  // namespace touiza::http
