// `touiza plan`: the capacity of a network for its needs, from file to file.
#pragma once

#include <string>
#include <vector>

namespace touiza::plan_files {

/// Runs the command with the words after `touiza plan`. Reads the clock and the files, prints
/// progress on a terminal; Ctrl-C keeps the best plan so far.
/// Returns 0 done, 1 where the network or a file is at fault or no plan was found, 2 for misuse.
int run_plan_command(const std::vector<std::string>& words);

}  // namespace touiza::plan_files
