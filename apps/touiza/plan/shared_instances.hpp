// The measured instances that stand beside the project, for its tests and benchmarks only.
#pragma once

#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>

namespace touiza::plan_files {

/// A file below ../shared/plan (or $TOUIZA_SHARED/plan), or nothing where it is not there.
inline std::optional<std::string> shared_plan_file(const std::string& name) {
  const char* given = std::getenv("TOUIZA_SHARED");
  std::ifstream file{
      (given != nullptr ? std::string{given} : std::string{TOUIZA_SOURCE_DIR "/../shared"}) +
      "/plan/" + name};
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

/// Certified values of one network, by level.
inline std::map<int, double> certified_values(const std::string& optimum_csv,
                                              const std::string& network) {
  std::map<int, double> values;
  std::istringstream lines{optimum_csv};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields{line};
    std::string name, level, value;
    std::getline(fields, name, ',');
    std::getline(fields, level, ',');
    std::getline(fields, value, ',');
    if (name == network) values[std::stoi(level)] = std::stod(value);
  }
  return values;
}

}  // namespace touiza::plan_files
