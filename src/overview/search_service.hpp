// One box for codes and names: labs, designs, needs, sites and everything that has a code.
#pragma once

#include "designs/catalogue.hpp"
#include "network/machine_service.hpp"
#include "overview/today_service.hpp"

namespace touiza::overview {

struct SearchQuery {
  std::string q;
  int limit = 20;

  static constexpr auto rules() {
    return json::rules(json::text(&SearchQuery::q, {.min = 1, .max = 100}),
                       json::range(&SearchQuery::limit, {.min = 1, .max = 100}),
                       json::may_be_absent(&SearchQuery::limit));
  }
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q, limit))

struct FoundView {
  std::string type;  ///< "lab", "design", "need", "site", "job" and so on.
  std::string id;
  std::string code;  ///< Empty where the thing has none.
  LocalText title;
};
BOOST_DESCRIBE_STRUCT(FoundView, (), (type, id, code, title))

/// Further rooms that are asked, beside those of Today.
struct SearchSources {
  TodaySources rooms;
  const network::MachineService& machines;
  const designs::Catalogue& designs;
};

class SearchService {
 public:
  SearchService(accounts::Foundation& foundation, const SearchSources& sources)
      : foundation_{foundation}, sources_{sources} {}

  /// A code, however it was typed, finds the thing itself; other texts find names. Every hit was
  /// read through its own room, so that nobody finds what they may not see.
  ///
  /// Errors: those of allow().
  Result<http::Page<FoundView>> search(const accounts::Caller& caller, const NetworkId& network,
                                       const SearchQuery& query) const;

 private:
  using Hits = std::vector<FoundView>;
  Result<Hits> by_code(const accounts::Caller& caller, const NetworkId& network,
                       const std::string& code) const;
  Result<Hits> by_text(const accounts::Caller& caller, const NetworkId& network,
                       const SearchQuery& query) const;

  accounts::Foundation& foundation_;
  SearchSources sources_;
};

}  // namespace touiza::overview
