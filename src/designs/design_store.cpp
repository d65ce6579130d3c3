#include "designs/design_store.hpp"

namespace touiza::designs {
namespace {

using database::Transaction;

constexpr auto find_design_sql = R"sql(
  SELECT network_id, design_id, code, title, summary, licence, organization_id, created_by, created_at, version
  FROM design
  WHERE network_id = ?1 AND design_id = ?2
)sql";

constexpr auto list_designs_sql = R"sql(
  SELECT network_id, design_id, code, title, summary, licence, organization_id, created_by, created_at, version
  FROM design
  WHERE network_id = ?1 AND design_id > ?2 AND search_text LIKE ?3 ESCAPE '!'
  ORDER BY design_id
  LIMIT ?4
)sql";

constexpr auto save_search_text_sql = R"sql(
  UPDATE design SET search_text = ?3 WHERE network_id = ?1 AND design_id = ?2
)sql";

constexpr auto find_revision_sql = R"sql(
  SELECT network_id, revision_id, design_id, number, state, use_level, changes, intended_use,
         transport_kg_per_unit, assembly_s, must_older_be_remade, created_at, released_at, version
  FROM revision
  WHERE network_id = ?1 AND revision_id = ?2
)sql";

constexpr auto revisions_of_sql = R"sql(
  SELECT network_id, revision_id, design_id, number, state, use_level, changes, intended_use,
         transport_kg_per_unit, assembly_s, must_older_be_remade, created_at, released_at, version
  FROM revision
  WHERE network_id = ?1 AND design_id = ?2
  ORDER BY number DESC
)sql";

constexpr auto released_revision_sql = R"sql(
  SELECT network_id, revision_id, design_id, number, state, use_level, changes, intended_use,
         transport_kg_per_unit, assembly_s, must_older_be_remade, created_at, released_at, version
  FROM revision
  WHERE network_id = ?1 AND design_id = ?2 AND state = 'released'
)sql";

constexpr auto record_transition_sql = R"sql(
  INSERT INTO revision_transition
    (network_id, transition_id, revision_id, from_state, to_state, actor, at, reason)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
)sql";

constexpr auto find_component_sql = R"sql(
  SELECT network_id, component_id, revision_id, position, name, units_per_product, is_made, material_id,
         material_per_unit, transport_kg_per_unit, version
  FROM component
  WHERE network_id = ?1 AND component_id = ?2
)sql";

constexpr auto components_of_sql = R"sql(
  SELECT network_id, component_id, revision_id, position, name, units_per_product, is_made, material_id,
         material_per_unit, transport_kg_per_unit, version
  FROM component
  WHERE network_id = ?1 AND revision_id = ?2
  ORDER BY position, component_id
)sql";

constexpr auto remove_plans_of_component_sql = R"sql(
  DELETE FROM process_plan WHERE network_id = ?1 AND component_id = ?2
)sql";

constexpr auto remove_component_sql = R"sql(
  DELETE FROM component WHERE network_id = ?1 AND component_id = ?2
)sql";

constexpr auto find_plan_sql = R"sql(
  SELECT network_id, process_plan_id, component_id, position, technology, material_id, material_per_unit,
         file_id, parameters, units_per_cycle, declared_cycle_s, set_up_s, required_skill, tooling,
         estimate, version
  FROM process_plan
  WHERE network_id = ?1 AND process_plan_id = ?2
)sql";

constexpr auto plans_of_sql = R"sql(
  SELECT p.network_id, p.process_plan_id, p.component_id, p.position, p.technology, p.material_id,
         p.material_per_unit, p.file_id, p.parameters, p.units_per_cycle, p.declared_cycle_s, p.set_up_s,
         p.required_skill, p.tooling, p.estimate, p.version
  FROM process_plan p
  JOIN component c ON c.network_id = p.network_id AND c.component_id = p.component_id
  WHERE c.network_id = ?1 AND c.revision_id = ?2
  ORDER BY c.position, p.position, p.process_plan_id
)sql";

constexpr auto remove_plan_sql = R"sql(
  DELETE FROM process_plan WHERE network_id = ?1 AND process_plan_id = ?2
)sql";

constexpr auto sign_offs_of_sql = R"sql(
  SELECT network_id, sign_off_id, revision_id, kind, state, answered_by, answered_at, note
  FROM sign_off
  WHERE network_id = ?1 AND revision_id = ?2
  ORDER BY sign_off_id
)sql";

constexpr auto void_sign_offs_sql = R"sql(
  DELETE FROM sign_off WHERE network_id = ?1 AND revision_id = ?2
)sql";

constexpr auto answer_sign_off_sql = R"sql(
  UPDATE sign_off SET state = ?4, answered_by = ?5, answered_at = ?6, note = ?7
  WHERE network_id = ?1 AND revision_id = ?2 AND kind = ?3 AND state <> 'given'
)sql";

}  // namespace

std::optional<Design> DesignStore::find_design(Transaction& t, const NetworkId& network,
                                               const DesignId& design) {
  return t.one<Design>(find_design_sql, network, design);
}

std::vector<Design> DesignStore::list_designs(Transaction& t, const NetworkId& network,
                                              const DesignFilter& filter) {
  return t.all<Design>(list_designs_sql, network, filter.after.value_or(""), filter.search,
                       filter.limit);
}

bool DesignStore::add_design(Transaction& t, const Design& design, const std::string& search_text) {
  constexpr auto add_sql = R"sql(
    INSERT INTO design (network_id, design_id, code, title, summary, search_text, licence, organization_id, created_by,
                        created_at, version)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    ON CONFLICT DO NOTHING
  )sql";
  return t.run(add_sql, design.network_id, design.design_id, design.code, design.title,
               design.summary, search_text, design.licence, design.organization_id,
               design.created_by, design.created_at, design.version) == 1;
}

void DesignStore::save_design(Transaction& t, const Design& design,
                              const std::string& search_text) {
  t.update("design", design, {"network_id", "design_id"});
  t.run(save_search_text_sql, design.network_id, design.design_id, search_text);
}

std::optional<Revision> DesignStore::find_revision(Transaction& t, const NetworkId& network,
                                                   const RevisionId& revision) {
  return t.one<Revision>(find_revision_sql, network, revision);
}

std::vector<Revision> DesignStore::revisions_of(Transaction& t, const NetworkId& network,
                                                const DesignId& design) {
  return t.all<Revision>(revisions_of_sql, network, design);
}

std::optional<Revision> DesignStore::released_revision(Transaction& t, const NetworkId& network,
                                                       const DesignId& design) {
  return t.one<Revision>(released_revision_sql, network, design);
}

void DesignStore::add_revision(Transaction& t, const Revision& revision) {
  t.insert("revision", revision);
}

void DesignStore::save_revision(Transaction& t, const Revision& revision) {
  t.update("revision", revision, {"network_id", "revision_id"});
}

void DesignStore::record_transition(Transaction& t, const Revision& revision, RevisionState from,
                                    RevisionState to, const AccountId& by, Instant at,
                                    const std::string& reason, const std::string& id) {
  t.run(record_transition_sql, revision.network_id, id, revision.revision_id, from, to, by, at,
        reason);
}

std::optional<Component> DesignStore::find_component(Transaction& t, const NetworkId& network,
                                                     const ComponentId& component) {
  return t.one<Component>(find_component_sql, network, component);
}

std::vector<Component> DesignStore::components_of(Transaction& t, const NetworkId& network,
                                                  const RevisionId& revision) {
  return t.all<Component>(components_of_sql, network, revision);
}

void DesignStore::add_component(Transaction& t, const Component& component) {
  t.insert("component", component);
}

void DesignStore::save_component(Transaction& t, const Component& component) {
  t.update("component", component, {"network_id", "component_id"});
}

void DesignStore::remove_component(Transaction& t, const Component& component) {
  t.run(remove_plans_of_component_sql, component.network_id, component.component_id);
  t.run(remove_component_sql, component.network_id, component.component_id);
}

std::optional<ProcessPlan> DesignStore::find_plan(Transaction& t, const NetworkId& network,
                                                  const ProcessPlanId& plan) {
  return t.one<ProcessPlan>(find_plan_sql, network, plan);
}

std::vector<ProcessPlan> DesignStore::plans_of(Transaction& t, const NetworkId& network,
                                               const RevisionId& revision) {
  return t.all<ProcessPlan>(plans_of_sql, network, revision);
}

void DesignStore::add_plan(Transaction& t, const ProcessPlan& plan) {
  t.insert("process_plan", plan);
}

void DesignStore::save_plan(Transaction& t, const ProcessPlan& plan) {
  t.update("process_plan", plan, {"network_id", "process_plan_id"});
}

void DesignStore::remove_plan(Transaction& t, const ProcessPlan& plan) {
  t.run(remove_plan_sql, plan.network_id, plan.process_plan_id);
}

std::vector<SignOff> DesignStore::sign_offs_of(Transaction& t, const NetworkId& network,
                                               const RevisionId& revision) {
  return t.all<SignOff>(sign_offs_of_sql, network, revision);
}

void DesignStore::add_sign_off(Transaction& t, const SignOff& sign_off) {
  t.insert("sign_off", sign_off);
}

void DesignStore::void_sign_offs(Transaction& t, const NetworkId& network,
                                 const RevisionId& revision) {
  t.run(void_sign_offs_sql, network, revision);
}

std::int64_t DesignStore::answer_sign_off(Transaction& t, const SignOff& sign_off) {
  return t.run(answer_sign_off_sql, sign_off.network_id, sign_off.revision_id, sign_off.kind,
               sign_off.state, sign_off.answered_by, sign_off.answered_at, sign_off.note);
}

}  // namespace touiza::designs
