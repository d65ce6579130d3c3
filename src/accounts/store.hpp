// The tables of this room.
#pragma once

#include <vector>

#include "database/migration.hpp"

namespace touiza::accounts {

std::vector<database::Migration> migrations();

}  // namespace touiza::accounts
