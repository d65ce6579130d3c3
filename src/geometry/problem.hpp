// What a check found in a file that could be read: not an error, but worth a person's look.
#pragma once

#include <string>
#include <vector>

namespace touiza::geometry {

struct Problem {
  std::string code;     ///< Stable, for programs: "mesh_is_open".
  std::string message;  ///< For people: what was found, with its numbers.
  std::string remedy;   ///< What to do next.
  bool blocks = false;  ///< True where the part cannot be made as it is.
};

using Problems = std::vector<Problem>;

/// True where one of `problems` keeps the part from being made.
inline bool any_blocks(const Problems& problems) {
  for (const auto& problem : problems)
    if (problem.blocks) return true;
  return false;
}

}  // namespace touiza::geometry
