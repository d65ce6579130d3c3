// What a design is: revisions made of components, each with one or several ways to make it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "json/rules.hpp"
#include "json/write.hpp"
#include "network/ids.hpp"

namespace touiza::designs {

using DesignId = Id<struct DesignTag>;
using RevisionId = Id<struct RevisionTag>;
using ComponentId = Id<struct ComponentTag>;
using ProcessPlanId = Id<struct ProcessPlanTag>;
using FileId = Id<struct FileTag>;
using SignOffId = Id<struct SignOffTag>;
using network::MaterialId;

enum class RevisionState { draft, in_review, released, superseded, withdrawn };
BOOST_DESCRIBE_ENUM(RevisionState, draft, in_review, released, superseded, withdrawn)

/// What a revision may be used for; each level asks for its sign-offs.
enum class UseLevel { prototype, community, clinical };
BOOST_DESCRIBE_ENUM(UseLevel, prototype, community, clinical)

enum class SignOffKind { technical, medical };
BOOST_DESCRIBE_ENUM(SignOffKind, technical, medical)

enum class SignOffState { asked, given, refused };
BOOST_DESCRIBE_ENUM(SignOffState, asked, given, refused)

/// The life of a revision; anything else is refused with "transition_not_allowed".
bool is_allowed(RevisionState from, RevisionState to);

/// The sign-offs that a use level asks for.
std::vector<SignOffKind> sign_offs_needed(UseLevel level);

/// Why a licence forbids a use level, in words; nothing where it allows it. Licences are SPDX ids.
std::optional<std::string> licence_objection(const std::string& licence, UseLevel level);

struct Design {
  NetworkId network_id;
  DesignId design_id;
  std::string code;  ///< "D-4K7QTM2"
  LocalText title;
  LocalText summary;
  std::string licence;                            ///< SPDX: "CERN-OHL-P-2.0".
  std::optional<OrganizationId> organization_id;  ///< Whose it is; none: its author's.
  AccountId created_by;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Design, (),
                      (network_id, design_id, code, title, summary, licence, organization_id,
                       created_by, created_at, version))

struct Revision {
  NetworkId network_id;
  RevisionId revision_id;
  DesignId design_id;
  int number = 1;
  RevisionState state = RevisionState::draft;
  std::optional<UseLevel> use_level;  ///< From release on.
  LocalText changes;                  ///< What is different from the revision before.
  LocalText intended_use;
  double transport_kg_per_unit = 0;  ///< Of one product, packed.
  double assembly_s = 0;             ///< Hands needed to assemble one product from its components.
  std::optional<bool> must_older_be_remade;
  Instant created_at;
  std::optional<Instant> released_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Revision, (),
                      (network_id, revision_id, design_id, number, state, use_level, changes,
                       intended_use, transport_kg_per_unit, assembly_s, must_older_be_remade,
                       created_at, released_at, version))

struct Component {
  NetworkId network_id;
  ComponentId component_id;
  RevisionId revision_id;
  int position = 0;
  LocalText name;
  int units_per_product = 1;
  bool is_made = true;                      ///< False: bought in, as `material_id`.
  std::optional<MaterialId> material_id;    ///< Of a component that is bought in.
  std::optional<double> material_per_unit;  ///< In the material's unit.
  double transport_kg_per_unit = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Component, (),
                      (network_id, component_id, revision_id, position, name, units_per_product,
                       is_made, material_id, material_per_unit, transport_kg_per_unit, version))

/// A mould or another tool without which a process plan cannot run.
struct Tooling {
  int lead_time_days = 0;
  double cost_mad = 0;
  int cavities = 1;

  static constexpr auto rules() {
    return json::rules(json::range(&Tooling::lead_time_days, {.min = 0, .max = 365}),
                       json::range(&Tooling::cost_mad, {.min = 0, .max = 1e9}),
                       json::range(&Tooling::cavities, {.min = 1, .max = 256}));
  }
};
BOOST_DESCRIBE_STRUCT(Tooling, (), (lead_time_days, cost_mad, cavities))

/// Where a time comes from; a measured one beats the others.
enum class TimeSource { estimated, declared, measured };
BOOST_DESCRIBE_ENUM(TimeSource, estimated, declared, measured)

/// Time of one cycle with its own interval, and the material that it takes.
struct CycleEstimate {
  double time_s = 0;
  double time_low_s = 0;
  double time_high_s = 0;
  std::optional<double> material_per_unit;  ///< In the material's unit.
  TimeSource source = TimeSource::declared;
  std::string method;  ///< What computed it, in a word: "fff sections".
};
BOOST_DESCRIBE_STRUCT(CycleEstimate, (),
                      (time_s, time_low_s, time_high_s, material_per_unit, source, method))

struct ProcessPlan {
  NetworkId network_id;
  ProcessPlanId process_plan_id;
  ComponentId component_id;
  int position = 0;
  std::string technology;  ///< "fff", "laser" …
  MaterialId material_id;
  double material_per_unit = 0;   ///< In the material's unit, per unit started.
  std::optional<FileId> file_id;  ///< What the machine works from.
  json::Any parameters;  ///< The technology's parameter set, "touiza-parameters/fff/1" and so on.
  int units_per_cycle = 1;
  std::optional<double> declared_cycle_s;  ///< What the designer says one cycle takes.
  double set_up_s = 0;
  std::string required_skill;  ///< Empty: none.
  std::optional<Tooling> tooling;
  std::optional<CycleEstimate> estimate;  ///< Of the engine, once the file is checked.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProcessPlan, (),
                      (network_id, process_plan_id, component_id, position, technology, material_id,
                       material_per_unit, file_id, parameters, units_per_cycle, declared_cycle_s,
                       set_up_s, required_skill, tooling, estimate, version))

/// The time of one cycle: what the designer declared, else what the engine estimated; nothing while
/// neither is known. (Measured times correct it per lab, in the rooms below.)
std::optional<CycleEstimate> cycle_of(const ProcessPlan& plan);

struct SignOff {
  NetworkId network_id;
  SignOffId sign_off_id;
  RevisionId revision_id;
  SignOffKind kind = SignOffKind::technical;
  SignOffState state = SignOffState::asked;
  std::optional<AccountId> answered_by;
  std::optional<Instant> answered_at;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(SignOff, (),
                      (network_id, sign_off_id, revision_id, kind, state, answered_by, answered_at,
                       note))

/// A revision with all that belongs to it, for the rooms that plan and make.
struct WholeRevision {
  Design design;
  Revision revision;
  std::vector<Component> components;
  std::vector<ProcessPlan> process_plans;
};

/// What is missing before a revision can be released at `level`; empty if nothing is.
std::vector<std::string> release_objections(const WholeRevision& whole, UseLevel level,
                                            const std::vector<SignOff>& sign_offs);

}  // namespace touiza::designs
