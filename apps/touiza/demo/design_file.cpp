#include "demo/design_file.hpp"

#include <fmt/format.h>

#include "demo/embedded.hpp"
#include "json/read.hpp"

namespace touiza::demo {

BOOST_DESCRIBE_STRUCT(ToolingFile, (),
                      (lead_time_days, cost_minor, currency, cavities, clamp_force_kn))
BOOST_DESCRIBE_STRUCT(ProcessPlanFile, (),
                      (technology, material, substitutes, files, parameters, units_per_cycle,
                       cycle_time_s, set_up_s, material_per_unit, yield_percent, tooling))
BOOST_DESCRIBE_STRUCT(AssemblyFile, (), (technology, minutes_per_unit))
BOOST_DESCRIBE_STRUCT(DocumentFile, (), (kind, language, file))
BOOST_DESCRIBE_STRUCT(EarlierRevisionFile, (), (revision, replaces, withdrawn_because))
BOOST_DESCRIBE_STRUCT(ComponentFile, (),
                      (component, name, quantity, source, process_plans, material,
                       material_per_unit))
BOOST_DESCRIBE_STRUCT(DesignFile, (),
                      (schema, design, title, summary, licence, use_level, restrictions, picture,
                       transport_kg_per_unit, components, assembly, documents, earlier_revisions))

Result<DesignFile> read_design(std::string_view design) {
  return json::read<DesignFile>(file(fmt::format("designs/{}/design.json", design)));
}

std::string_view design_bytes(const DesignFile& design, std::string_view name) {
  return file(fmt::format("designs/{}/{}", design.design, name));
}

}  // namespace touiza::demo
