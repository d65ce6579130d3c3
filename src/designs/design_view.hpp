// What is sent and shown of designs and revisions.
#pragma once

#include "designs/file_model.hpp"

namespace touiza::designs {

struct DesignDraft {
  LocalText title;
  LocalText summary;
  std::string licence;
  std::optional<OrganizationId> organization_id;

  static constexpr auto rules() {
    return json::rules(json::text(&DesignDraft::title, {.min = 1, .max = 120}),
                       json::text(&DesignDraft::summary, {.max = 4000}),
                       json::may_be_absent(&DesignDraft::summary),
                       json::text(&DesignDraft::licence, {.min = 1, .max = 60}));
  }
};
BOOST_DESCRIBE_STRUCT(DesignDraft, (), (title, summary, licence, organization_id))

struct RevisionSummary {
  RevisionId revision_id;
  int number = 1;
  RevisionState state = RevisionState::draft;
  std::optional<UseLevel> use_level;
  LocalText changes;
  Instant created_at;
  std::optional<Instant> released_at;
};
BOOST_DESCRIBE_STRUCT(RevisionSummary, (),
                      (revision_id, number, state, use_level, changes, created_at, released_at))

struct DesignView {
  DesignId design_id;
  std::string code;
  LocalText title;
  LocalText summary;
  std::string licence;
  std::optional<OrganizationId> organization_id;
  std::optional<RevisionId> released_revision_id;
  std::vector<RevisionSummary> revisions;  ///< Newest first.
  std::vector<std::string> technologies;   ///< Of the released revision, else of the newest.
  std::optional<FileId> picture_file_id;   ///< A file that has a picture.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(DesignView, (),
                      (design_id, code, title, summary, licence, organization_id,
                       released_revision_id, revisions, technologies, picture_file_id, version))

struct RevisionDraft {
  LocalText changes;
  LocalText intended_use;
  double transport_kg_per_unit = 0;
  double assembly_s = 0;
  std::optional<bool> must_older_be_remade;

  static constexpr auto rules() {
    return json::rules(json::text(&RevisionDraft::changes, {.max = 4000}),
                       json::may_be_absent(&RevisionDraft::changes),
                       json::text(&RevisionDraft::intended_use, {.max = 4000}),
                       json::may_be_absent(&RevisionDraft::intended_use),
                       json::range(&RevisionDraft::transport_kg_per_unit, {.min = 0, .max = 1000}),
                       json::may_be_absent(&RevisionDraft::transport_kg_per_unit),
                       json::range(&RevisionDraft::assembly_s, {.min = 0, .max = 360'000}),
                       json::may_be_absent(&RevisionDraft::assembly_s));
  }
};
BOOST_DESCRIBE_STRUCT(RevisionDraft, (),
                      (changes, intended_use, transport_kg_per_unit, assembly_s,
                       must_older_be_remade))

struct ComponentDraft {
  LocalText name;
  int units_per_product = 1;
  bool is_made = true;
  std::optional<MaterialId> material_id;
  std::optional<double> material_per_unit;
  double transport_kg_per_unit = 0;

  static constexpr auto rules() {
    return json::rules(json::text(&ComponentDraft::name, {.min = 1, .max = 120}),
                       json::range(&ComponentDraft::units_per_product, {.min = 1, .max = 10'000}),
                       json::may_be_absent(&ComponentDraft::units_per_product),
                       json::may_be_absent(&ComponentDraft::is_made),
                       json::range(&ComponentDraft::material_per_unit, {.min = 0, .max = 1e6}),
                       json::range(&ComponentDraft::transport_kg_per_unit, {.min = 0, .max = 1000}),
                       json::may_be_absent(&ComponentDraft::transport_kg_per_unit));
  }
};
BOOST_DESCRIBE_STRUCT(ComponentDraft, (),
                      (name, units_per_product, is_made, material_id, material_per_unit,
                       transport_kg_per_unit))

struct ProcessPlanDraft {
  std::string technology;
  MaterialId material_id;
  double material_per_unit = 0;
  std::optional<FileId> file_id;
  json::Any parameters{"{}"};
  int units_per_cycle = 1;
  std::optional<double> declared_cycle_s;
  double set_up_s = 0;
  std::string required_skill;
  std::optional<Tooling> tooling;

  static constexpr auto rules() {
    return json::rules(json::text(&ProcessPlanDraft::technology, {.min = 2, .max = 40}),
                       json::range(&ProcessPlanDraft::material_per_unit, {.min = 0, .max = 1e6}),
                       json::may_be_absent(&ProcessPlanDraft::material_per_unit),
                       json::may_be_absent(&ProcessPlanDraft::parameters),
                       json::range(&ProcessPlanDraft::units_per_cycle, {.min = 1, .max = 10'000}),
                       json::may_be_absent(&ProcessPlanDraft::units_per_cycle),
                       json::range(&ProcessPlanDraft::declared_cycle_s, {.min = 0.1, .max = 3e6}),
                       json::range(&ProcessPlanDraft::set_up_s, {.min = 0, .max = 3e6}),
                       json::may_be_absent(&ProcessPlanDraft::set_up_s),
                       json::text(&ProcessPlanDraft::required_skill, {.max = 60}),
                       json::may_be_absent(&ProcessPlanDraft::required_skill));
  }
};
BOOST_DESCRIBE_STRUCT(ProcessPlanDraft, (),
                      (technology, material_id, material_per_unit, file_id, parameters,
                       units_per_cycle, declared_cycle_s, set_up_s, required_skill, tooling))

struct ProcessPlanView {
  ProcessPlanId process_plan_id;
  ComponentId component_id;
  std::string technology;
  MaterialId material_id;
  double material_per_unit = 0;
  std::optional<FileId> file_id;
  json::Any parameters;
  int units_per_cycle = 1;
  std::optional<double> declared_cycle_s;
  double set_up_s = 0;
  std::string required_skill;
  std::optional<Tooling> tooling;
  std::optional<CycleEstimate> estimate;  ///< What the engine says.
  std::optional<CycleEstimate> cycle;     ///< What is planned with.
  std::optional<double> units_per_hour;   ///< Of one machine, from `cycle`.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProcessPlanView, (),
                      (process_plan_id, component_id, technology, material_id, material_per_unit,
                       file_id, parameters, units_per_cycle, declared_cycle_s, set_up_s,
                       required_skill, tooling, estimate, cycle, units_per_hour, version))

struct ComponentView {
  ComponentId component_id;
  LocalText name;
  int units_per_product = 1;
  bool is_made = true;
  std::optional<MaterialId> material_id;
  std::optional<double> material_per_unit;
  double transport_kg_per_unit = 0;
  std::vector<ProcessPlanView> process_plans;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ComponentView, (),
                      (component_id, name, units_per_product, is_made, material_id,
                       material_per_unit, transport_kg_per_unit, process_plans, version))

struct SignOffView {
  SignOffKind kind = SignOffKind::technical;
  SignOffState state = SignOffState::asked;
  std::optional<Instant> answered_at;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(SignOffView, (), (kind, state, answered_at, note))

struct FileView {
  FileId file_id;
  RevisionId revision_id;
  std::optional<ComponentId> component_id;
  std::string name;
  FileRole role = FileRole::model;
  std::string language;
  std::string sha256;
  std::int64_t size_bytes = 0;
  FileState state = FileState::waiting;
  std::optional<FileMeasure> measure;
  std::vector<FileProblem> problems;
  bool has_picture = false;
  bool has_preview = false;
  Instant uploaded_at;
};
BOOST_DESCRIBE_STRUCT(FileView, (),
                      (file_id, revision_id, component_id, name, role, language, sha256, size_bytes,
                       state, measure, problems, has_picture, has_preview, uploaded_at))

struct RevisionView {
  RevisionId revision_id;
  DesignId design_id;
  LocalText design_title;
  int number = 1;
  RevisionState state = RevisionState::draft;
  std::optional<UseLevel> use_level;
  LocalText changes;
  LocalText intended_use;
  double transport_kg_per_unit = 0;
  double assembly_s = 0;
  std::optional<bool> must_older_be_remade;
  std::vector<ComponentView> components;
  std::vector<FileView> files;
  std::vector<SignOffView> sign_offs;
  std::vector<std::string> objections;  ///< What is missing before a release for the community.
  Instant created_at;
  std::optional<Instant> released_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RevisionView, (),
                      (revision_id, design_id, design_title, number, state, use_level, changes,
                       intended_use, transport_kg_per_unit, assembly_s, must_older_be_remade,
                       components, files, sign_offs, objections, created_at, released_at, version))

struct ReviewRequest {
  UseLevel use_level = UseLevel::community;
};
BOOST_DESCRIBE_STRUCT(ReviewRequest, (), (use_level))

struct SignOffAnswer {
  SignOffKind kind = SignOffKind::technical;
  bool is_given = false;
  std::string note;

  static constexpr auto rules() {
    return json::rules(json::text(&SignOffAnswer::note, {.max = 2000}),
                       json::may_be_absent(&SignOffAnswer::note));
  }
};
BOOST_DESCRIBE_STRUCT(SignOffAnswer, (), (kind, is_given, note))

/// Why something is taken back; people read it.
struct RevisionReason {
  std::string reason;
  static constexpr auto rules() {
    return json::rules(json::text(&RevisionReason::reason, {.min = 3, .max = 2000}));
  }
};
BOOST_DESCRIBE_STRUCT(RevisionReason, (), (reason))

/// What a withdrawal would stop and call back: counted by the rooms below.
struct Consequences {
  std::int64_t open_jobs = 0;
  std::int64_t units_still_to_make = 0;
  std::int64_t lots = 0;
  std::int64_t units_in_lots = 0;
  std::int64_t units_received = 0;
  std::int64_t recipients = 0;  ///< Sites that received some.
};
BOOST_DESCRIBE_STRUCT(Consequences, (),
                      (open_jobs, units_still_to_make, lots, units_in_lots, units_received,
                       recipients))

}  // namespace touiza::designs
