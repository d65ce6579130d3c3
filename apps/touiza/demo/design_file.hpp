// The designs of the demonstration as demo/designs/*/design.json describes them
// (touiza-demo-design/1).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "json/rules.hpp"

namespace touiza::demo {

struct ToolingFile {
  int lead_time_days = 0;
  std::int64_t cost_minor = 0;
  std::string currency;
  int cavities = 1;
  double clamp_force_kn = 0.0;
};

struct ProcessPlanFile {
  std::string technology;
  std::string material;
  std::vector<std::string> substitutes;
  std::vector<std::string> files;  ///< Inside the design's folder.
  std::string parameters;          ///< A file of the design's folder.
  int units_per_cycle = 1;
  int cycle_time_s = 0;
  int set_up_s = 0;
  double material_per_unit = 0.0;  ///< In the material's unit.
  int yield_percent = 100;
  std::optional<ToolingFile> tooling;
};

struct ComponentFile {
  std::string component;
  LocalText name;
  int quantity = 1;
  std::string source;                          ///< "made" or "bought".
  std::vector<ProcessPlanFile> process_plans;  ///< Of what is made.
  std::string material;                        ///< Of what is bought in.
  double material_per_unit = 0.0;

  static constexpr auto rules() {
    return json::rules(json::may_be_absent(&ComponentFile::process_plans),
                       json::may_be_absent(&ComponentFile::material),
                       json::may_be_absent(&ComponentFile::material_per_unit));
  }
};

struct AssemblyFile {
  std::string technology;
  double minutes_per_unit = 0.0;
};

struct DocumentFile {
  std::string kind;      ///< "instructions" or "inspection".
  std::string language;  ///< Empty: all.
  std::string file;
};

struct EarlierRevisionFile {
  int revision = 0;
  std::map<std::string, std::string> replaces;  ///< Today's file → the one it had then.
  LocalText withdrawn_because;
};

struct DesignFile {
  std::string schema;
  std::string design;
  LocalText title;
  LocalText summary;
  std::string licence;
  std::string use_level;
  LocalText restrictions;
  std::string picture;
  double transport_kg_per_unit = 0.0;
  std::vector<ComponentFile> components;
  std::optional<AssemblyFile> assembly;
  std::vector<DocumentFile> documents;
  std::vector<EarlierRevisionFile> earlier_revisions;
};

/// The design in demo/designs/`design`. Errors: those of json::read; the tests read all three.
Result<DesignFile> read_design(std::string_view design);

/// The bytes of one of its files.
std::string_view design_bytes(const DesignFile& design, std::string_view file);

}  // namespace touiza::demo
