// Whether a machine can run a process plan at all, and if not, which constraint refuses it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "designs/design_view.hpp"
#include "network/machine_model.hpp"

namespace touiza::campaigns {

/// `skill`: of its lab, which does not declare it.
enum class Misfit { technology, material, work_volume, clamp_force, nozzle, skill };
BOOST_DESCRIBE_ENUM(Misfit, technology, material, work_volume, clamp_force, nozzle, skill)

/// What a process plan asks of a machine.
struct MachineDemand {
  std::string technology;
  std::string material_code;                ///< Empty: not known.
  std::optional<designs::SizeXyz> size_mm;  ///< Of one piece, from its file.
  std::optional<double> clamp_force_kn;     ///< Of a moulding plan's parameters.
  std::optional<double> nozzle_mm;          ///< Of a printing plan's parameters.
};

/// `file_size`: of the file that the plan names.
MachineDemand demand_of(const designs::ProcessPlanView& plan, const std::string& material_code,
                        const std::optional<designs::SizeXyz>& file_size);

/// Nothing where it fits. What a machine does not say (materials, sizes) refuses nothing; there is
/// no fallback to another material.
std::optional<Misfit> misfit(const network::Machine& machine, const MachineDemand& demand);

/// Whether a lab that declares `skills` knows what a process plan asks for; empty: nothing.
bool knows(const std::vector<std::string>& skills, const std::string& required);

}  // namespace touiza::campaigns
