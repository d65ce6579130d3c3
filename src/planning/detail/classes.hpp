// What is alike is planned together: machines, assembling labs and needs, exactly.
#pragma once

#include <vector>

#include "planning/detail/index.hpp"

namespace touiza::planning::detail {

/// Machines of one place, type and yield that may run the same processes. A place has one common
/// inventory, so that their hours of a day simply add up. Machines with moulds of their own, or of
/// labs with a limit of hours, stay alone or with their lab.
struct MachineClass {
  int place = 0;
  int machine_type = 0;
  double yield = 1.0;
  int hour_limit = -1;         ///< Index into network.lab_limits.
  std::vector<int> processes;  ///< That run on these machines, skills and moulds considered.
  std::vector<int> machines;
  std::vector<double> hours;  ///< By day, free of commitments.
};

/// Labs of one place that may assemble the same products.
struct AssemblyClass {
  int place = 0;
  int hour_limit = -1;
  std::vector<int> products;
  std::vector<int> labs;
  std::vector<double> hours;  ///< By day.
};

/// Needs of one place, product, due day, weight and rule.
struct NeedGroup {
  int place = 0;
  int product = 0;
  int due_day = 0;
  int rule = -1;
  double weight = 0.0;
  double units = 0.0;
  std::vector<int> needs;
};

struct Classes {
  std::vector<MachineClass> machines;
  std::vector<AssemblyClass> assembly;
  std::vector<NeedGroup> needs;
  /// Hours of commitments by machine and day; empty for machines without.
  std::vector<std::vector<double>> locked_hours;
};

Classes classes_of(const Index& index);

/// Toolings for this machine and process, by number.
std::vector<int> toolings_of(const Index& index, int machine, int process);

}  // namespace touiza::planning::detail
