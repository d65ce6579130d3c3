// Everything that a list of another room has, page by page.
#pragma once

#include "http/api_values.hpp"

namespace touiza::overview {

/// `list` is asked with the query until there are no more pages. Errors: those of `list`.
template <class Query, class List>
auto all_pages(Query query, const List& list)
    -> Result<decltype(std::declval<std::invoke_result_t<const List&, const Query&>>()->items)> {
  query.limit = 1000;
  decltype(list(query)->items) items;
  for (;;) {
    auto page = list(query);
    if (!page) return page.error();
    items.insert(items.end(), std::make_move_iterator(page->items.begin()),
                 std::make_move_iterator(page->items.end()));
    if (!page->next_cursor) return items;
    query.cursor = *page->next_cursor;
  }
}

}  // namespace touiza::overview
