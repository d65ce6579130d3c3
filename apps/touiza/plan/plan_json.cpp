#include "plan/plan_json.hpp"

#include <fmt/format.h>

#include "json/read.hpp"

namespace touiza::planning {

// Described here, so that the engine itself knows nothing of JSON.
BOOST_DESCRIBE_STRUCT(Region, (), (id, name))
BOOST_DESCRIBE_STRUCT(Place, (), (id, name, region, latitude_deg, longitude_deg, population))
BOOST_DESCRIBE_STRUCT(Material, (), (id, name, cost_mad_per_kg))
BOOST_DESCRIBE_STRUCT(MachineType, (), (id, name, cost_mad_per_hour, technology))
BOOST_DESCRIBE_STRUCT(Component, (), (id, transport_kg_per_unit))
BOOST_DESCRIBE_STRUCT(Process, (),
                      (id, component, machine_type, units_per_hour, material, material_kg_per_unit,
                       required_skill, needs_tooling, lead_time_days, batch_min))
BOOST_DESCRIBE_STRUCT(ProductComponent, (), (component, units_per_product))
BOOST_DESCRIBE_STRUCT(Product, (),
                      (id, name, transport_kg_per_unit, assembly_hours_per_unit, assembly_skill,
                       components))
BOOST_DESCRIBE_STRUCT(Calendar, (), (id, day_factors))
BOOST_DESCRIBE_STRUCT(Lab, (), (id, place, kind, skills, assembly_hours_per_day, calendar))
BOOST_DESCRIBE_STRUCT(Machine, (),
                      (id, lab, machine_type, count, hours_per_day, availability, yield, calendar))
BOOST_DESCRIBE_STRUCT(Tooling, (), (id, machine, process, lead_time_days, cost_mad))
BOOST_DESCRIBE_STRUCT(Supply, (), (lab, item, quantity, day))
BOOST_DESCRIBE_STRUCT(Lane, (),
                      (id, from_place, to_place, distance_km, lead_time_days, capacity_kg_per_day,
                       cost_mad_per_kg))
BOOST_DESCRIBE_STRUCT(Site, (), (id, place))
BOOST_DESCRIBE_STRUCT(NeedAccepts, (), (technologies, materials, use_level))
BOOST_DESCRIBE_STRUCT(Need, (),
                      (id, site, product, units, due_day, priority_weight, due_day_first, accepts))
BOOST_DESCRIBE_STRUCT(LockedProduction, (), (machine, process, day, units_started))
BOOST_DESCRIBE_STRUCT(LabLimit, (), (lab, hours_per_week, quiet_days))
BOOST_DESCRIBE_STRUCT(Network, (),
                      (name, seed, horizon_days, tooling_budget_mad, max_toolings_in_progress,
                       assembly_cost_mad_per_hour, regions, places, materials, machine_types,
                       skills, components, processes, products, calendars, labs, machines, toolings,
                       supplies, lanes, sites, needs, locked_production, lab_limits))

}  // namespace touiza::planning

namespace touiza::plan_files {
namespace {

using planning::Network;

struct NetworkDocument : Network {
  std::string schema;

  static constexpr auto rules() {
    constexpr json::Length rows{.min = 0, .max = 10'000'000};
    return json::rules(
        json::items(&Network::regions, rows), json::items(&Network::places, rows),
        json::items(&Network::materials, rows), json::items(&Network::machine_types, rows),
        json::items(&Network::components, rows), json::items(&Network::processes, rows),
        json::items(&Network::products, rows), json::items(&Network::calendars, rows),
        json::items(&Network::labs, rows), json::items(&Network::machines, rows),
        json::items(&Network::toolings, rows), json::items(&Network::supplies, rows),
        json::items(&Network::lanes, rows), json::items(&Network::sites, rows),
        json::items(&Network::needs, rows), json::items(&Network::locked_production, rows),
        json::may_be_absent(&Network::locked_production), json::items(&Network::lab_limits, rows),
        json::may_be_absent(&Network::lab_limits));
  }
};
BOOST_DESCRIBE_STRUCT(NetworkDocument, (Network), (schema))

/// Writes objects with a few fields each: plans have no rules to keep and are large.
class Writer {
 public:
  explicit Writer(std::string& out) : out_{out} {}

  void key(const char* name) {
    if (needs_comma_) out_ += ',';
    json::append_quoted(out_, name);
    out_ += ':';
    needs_comma_ = false;
  }
  template <class T>
  void field(const char* name, const T& value) {
    key(name);
    json::append(out_, value);
    needs_comma_ = true;
  }
  void grade(const char* name, const std::string& value, bool has_grades) {
    if (has_grades) field(name, value);
  }
  template <class Rows, class WriteRow>
  void rows(const char* name, const Rows& all, WriteRow write_row) {
    key(name);
    out_ += '[';
    bool is_first = true;
    for (const auto& row : all) {
      out_ += is_first ? "\n{" : ",\n{";
      is_first = false;
      needs_comma_ = false;
      write_row(row);
      out_ += '}';
    }
    out_ += ']';
    needs_comma_ = true;
  }

 private:
  std::string& out_;
  bool needs_comma_ = false;
};

bool has_grades(const planning::CapacityPlan& plan) {
  if (!plan.regrades.empty()) return true;
  for (const auto& row : plan.deliveries) {
    if (!row.grade.empty()) return true;
  }
  return false;
}

}  // namespace

Result<Network> network_from_json(std::string_view text) {
  auto document = json::read<NetworkDocument>(text);
  if (!document) return document.error();
  if (document->schema != "touiza-network/1" && document->schema != "touiza-network/2") {
    return Error{ErrorKind::invalid_input,
                 "network_schema_is_unknown",
                 fmt::format("The document calls itself '{}'.", document->schema.substr(0, 60)),
                 "Give a touiza-network/1 or touiza-network/2 document.",
                 {}};
  }
  return static_cast<Network&&>(*std::move(document));
}

std::string plan_to_json(const planning::CapacityPlan& plan, const std::string& network_name) {
  const bool graded = has_grades(plan);
  std::string out = "{";
  Writer writer{out};
  writer.field("schema", std::string{graded ? "touiza-plan/2" : "touiza-plan/1"});
  writer.field("network", network_name);
  writer.rows("toolings", plan.toolings, [&](const auto& row) {
    writer.field("tooling", row.tooling);
    writer.field("order_day", row.order_day);
  });
  writer.rows("production", plan.production, [&](const auto& row) {
    writer.field("machine", row.machine);
    writer.field("process", row.process);
    writer.field("day", row.day);
    writer.field("units_started", row.units_started);
  });
  writer.rows("assembly", plan.assembly, [&](const auto& row) {
    writer.field("lab", row.lab);
    writer.field("product", row.product);
    writer.field("day", row.day);
    writer.field("units", row.units);
    writer.grade("grade", row.grade, graded);
  });
  writer.rows("shipments", plan.shipments, [&](const auto& row) {
    writer.field("lane", row.lane);
    writer.field("item", row.item);
    writer.field("departure_day", row.departure_day);
    writer.field("quantity", row.quantity);
    writer.grade("grade", row.grade, graded);
  });
  writer.rows("deliveries", plan.deliveries, [&](const auto& row) {
    writer.field("need", row.need);
    writer.field("day", row.day);
    writer.field("units", row.units);
    writer.grade("grade", row.grade, graded);
  });
  if (graded) {
    writer.rows("regrades", plan.regrades, [&](const auto& row) {
      writer.field("place", row.place);
      writer.field("item", row.item);
      writer.field("day", row.day);
      writer.field("quantity", row.quantity);
      writer.field("from_grade", row.from_grade);
      writer.field("to_grade", row.to_grade);
    });
  }
  out += "}\n";
  return out;
}

std::string summary_to_json(const planning::CapacityPlan& plan, double seconds) {
  std::string out = "{";
  Writer writer{out};
  writer.field("outcome", std::string{planning::to_text(plan.outcome)});
  writer.rows("levels", plan.levels, [&](const auto& row) {
    writer.field("level", row.level);
    writer.field("value", row.value);
    writer.field("bound", row.bound);
    writer.field("gap", row.gap);
  });
  writer.field("seconds", seconds);
  writer.rows("bottlenecks", plan.bottlenecks, [&](const auto& row) {
    writer.field("kind", std::string{planning::to_text(row.kind)});
    writer.field("subject", row.subject);
    writer.field("region", row.region);
    writer.field("place", row.place);
    writer.field("day_first", row.day_first);
    writer.field("day_last", row.day_last);
    writer.field("step", row.step);
    writer.field("value", row.value);
    writer.field("checked_value", row.checked_value);
  });
  writer.rows("shortfalls", plan.shortfalls, [&](const auto& row) {
    writer.field("need", row.need);
    writer.field("units_not_on_time", row.units_not_on_time);
    writer.field("units_never", row.units_never);
  });
  if (plan.rounding_loss) {
    writer.rows("rounding_loss", std::vector{*plan.rounding_loss}, [&](const auto& row) {
      writer.field("weighted_units_on_time", row.weighted_units_on_time);
      writer.field("units_delivered", row.units_delivered);
    });
  }
  out += "}\n";
  return out;
}

}  // namespace touiza::plan_files
