// Reading designs: views for people, whole revisions for the rooms that plan and make.
#pragma once

#include "accounts/foundation.hpp"
#include "accounts/permissions.hpp"
#include "database/transaction.hpp"
#include "designs/design_view.hpp"
#include "http/api_values.hpp"

namespace touiza::designs {

/// A component, one way to make it, and the revision that both belong to.
struct Makeable {
  Design design;
  Revision revision;
  Component component;
  ProcessPlan process_plan;
};

struct DesignQuery : http::PageQuery {
  std::optional<std::string> q;
};
BOOST_DESCRIBE_STRUCT(DesignQuery, (http::PageQuery), (q))

class Catalogue {
 public:
  explicit Catalogue(accounts::Foundation& foundation) : foundation_{foundation} {}

  Result<http::Page<DesignView>> list(const accounts::Caller& caller, const NetworkId& network,
                                      const DesignQuery& query) const;
  Result<DesignView> design(const accounts::Caller& caller, const NetworkId& network,
                            const DesignId& design) const;
  Result<RevisionView> revision(const accounts::Caller& caller, const NetworkId& network,
                                const RevisionId& revision) const;

  // For other rooms, inside their transactions; no rights are asked.

  /// Errors: "not_found".
  static Result<WholeRevision> whole(database::Transaction& t, const NetworkId& network,
                                     const RevisionId& revision);
  /// What is made of a design now. Errors: "not_found", "nothing_is_released".
  static Result<WholeRevision> released(database::Transaction& t, const NetworkId& network,
                                        const DesignId& design);
  /// Errors: "not_found".
  static Result<Makeable> makeable(database::Transaction& t, const NetworkId& network,
                                   const ProcessPlanId& plan);
  static std::optional<Design> find_design(database::Transaction& t, const NetworkId& network,
                                           const DesignId& design);
  static std::optional<Component> find_component(database::Transaction& t, const NetworkId& network,
                                                 const ComponentId& component);

 private:
  accounts::Foundation& foundation_;
};

/// Views of things in hand, for the services of this room.
DesignView view_of(database::Transaction& t, const Design& design);
RevisionView view_of(database::Transaction& t, const Design& design, const Revision& revision);
FileView view_of(const DesignFile& file);

}  // namespace touiza::designs
