// The tables of this room.
#pragma once

#include <vector>

#include "database/migration.hpp"

namespace touiza::stock {

std::vector<database::Migration> migrations();

}  // namespace touiza::stock
