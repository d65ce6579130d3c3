// The tables of this room.
#pragma once

#include <vector>

#include "database/migration.hpp"

namespace touiza::campaigns {

std::vector<database::Migration> migrations();

}  // namespace touiza::campaigns
