#include "stock/api.hpp"

#include "http/short_list.hpp"
#include "network/api.hpp"

namespace touiza::stock {
namespace {

using accounts::Action;
using accounts::Caller;
using network::NetworkPath;

struct MovePath {
  NetworkId network;
  MoveId move;
};
BOOST_DESCRIBE_STRUCT(MovePath, (), (network, move))

/// What is where is short: a network has some hundred places.
struct StockListQuery : http::ShortListQuery {
  std::optional<std::string> item;
  std::optional<std::string> place;
  std::optional<LotId> lot;
  std::optional<StockState> state;

  static constexpr auto rules() {
    return json::rules(http::ShortListQuery::rules(),
                       json::text(&StockListQuery::item, {.max = 60}),
                       json::text(&StockListQuery::place, {.max = 60}));
  }
};
BOOST_DESCRIBE_STRUCT(StockListQuery, (http::ShortListQuery), (item, place, lot, state))

}  // namespace

void add_stock_routes(accounts::Api& api, const StockService& stock) {
  http::add_short_list<NetworkPath, StockListQuery, BalanceView>(
      api, "/api/v1/networks/{network}/stock", "list_stock", Action::see_stock, "What is where",
      [&stock](const Caller& caller, const NetworkPath& path, const StockListQuery& query) {
        const StockQuery wanted{query.item, query.place, query.lot, query.state};
        return stock.balances(caller, path.network, wanted).map([](StockView all) {
          return http::Page<BalanceView>{std::move(all.items), std::nullopt};
        });
      });
  api.list<NetworkPath, StockMoveQuery, MoveView>(
      "/api/v1/networks/{network}/moves", "list_moves", Action::see_ledger,
      "The ledger, the newest move first",
      [&stock](const Caller& caller, const NetworkPath& path, const StockMoveQuery& query) {
        return stock.moves(caller, path.network, query);
      });
  api.step<MovePath, ReversalDraft, MoveView>(
      "/api/v1/networks/{network}/moves/{move}/reverse", "reverse_move", Action::reverse_move,
      "Book the opposite of a move",
      [&stock](const Caller& caller, const MovePath& path, const ReversalDraft& draft) {
        return stock.reverse(caller, path.network, path.move, draft);
      });
  api.create<NetworkPath, StockRecordDraft, BalanceView>(
      "/api/v1/networks/{network}/stock/records", "create_stock_record", Action::record_stock,
      "Record what arrived, was counted or is to be corrected",
      [&stock](const Caller& caller, const NetworkPath& path, const StockRecordDraft& draft) {
        return stock.record(caller, path.network, draft);
      });
  api.get<NetworkPath, LedgerCheck>("/api/v1/networks/{network}/stock/check", "check_ledger",
                                    Action::see_ledger,
                                    "Prove that the ledger is whole and its sum zero",
                                    [&stock](const Caller& caller, const NetworkPath& path) {
                                      return stock.check(caller, path.network);
                                    });
}

}  // namespace touiza::stock
