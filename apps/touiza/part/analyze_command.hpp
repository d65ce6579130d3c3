// `touiza analyze`: what is in a 3D or 2D file, and whether it can be made.
#pragma once

#include <string>
#include <vector>

namespace touiza::part_files {

/// Runs the command with the words after `touiza analyze`.
/// Returns 0 where every file can be made, 1 where one cannot or is not readable, 2 for misuse.
int run_analyze_command(const std::vector<std::string>& words);

}  // namespace touiza::part_files
