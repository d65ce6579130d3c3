// `touiza admin …`: what whoever runs a deployment does by hand.
#pragma once

#include <string>
#include <vector>

namespace touiza::server {

/// demo, check, backup, restore, add-administrator, permissions. 0 done, 1 problem found, 2 misuse.
int run_admin_command(const std::vector<std::string>& words);

}  // namespace touiza::server
