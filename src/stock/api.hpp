// The routes of this room.
#pragma once

#include "accounts/api.hpp"
#include "stock/service.hpp"

namespace touiza::stock {

/// Keeps a reference to `stock`, which must outlive the routes.
void add_stock_routes(accounts::Api& api, const StockService& stock);

}  // namespace touiza::stock
