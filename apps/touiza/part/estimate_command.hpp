// `touiza estimate`: time and material of parts, per profile.
#pragma once

#include <string>
#include <vector>

namespace touiza::part_files {

/// Runs the command with the words after `touiza estimate`. Files and profiles are worked through
/// on all cores, answers come in the order given; progress on a terminal.
/// Returns 0 done, 1 where a file or profile is at fault or a part does not fit, 2 for misuse.
int run_estimate_command(const std::vector<std::string>& words);

}  // namespace touiza::part_files
