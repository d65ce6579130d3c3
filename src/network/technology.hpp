// The technologies of design.md section 2: data, so that a new one changes no code.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace touiza::network {

/// A manufacturing process by its standard name.
struct Technology {
  std::string technology;  ///< "fff"
  LocalText name;
  bool has_work_volume = false;  ///< A machine of it must say how large a piece it takes.
  bool has_clamp_force = false;  ///< A machine of it must say with what force it closes.
};
BOOST_DESCRIBE_STRUCT(Technology, (), (technology, name, has_work_volume, has_clamp_force))

/// All that are known, in the order of the document.
std::span<const Technology> technologies();

/// Nothing where the code is not known.
const Technology* technology_of(std::string_view code);

/// A machine as it is sold: chosen by three letters instead of typed (ux.md, flow A).
struct MachineModel {
  std::string machine_model;  ///< "prusa-mk3s", also the name of its profile for the estimate.
  std::string technology;
  std::string make;
  std::string model;
  double work_x_mm = 0;
  double work_y_mm = 0;
  double work_z_mm = 0;
  std::optional<double> nozzle_mm;
  std::optional<double> laser_w;
  std::optional<double> clamp_force_kn;
};
BOOST_DESCRIBE_STRUCT(MachineModel, (),
                      (machine_model, technology, make, model, work_x_mm, work_y_mm, work_z_mm,
                       nozzle_mm, laser_w, clamp_force_kn))

/// All that are built in, by technology, then make and model.
std::span<const MachineModel> machine_models();

}  // namespace touiza::network
