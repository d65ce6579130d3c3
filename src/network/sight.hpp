// How much of a network's labs a caller may see, as conditions of a query and as a check.
#pragma once

#include <string>
#include <vector>

#include "accounts/permissions.hpp"
#include "database/transaction.hpp"
#include "network/lab_model.hpp"

namespace touiza::network {

/// Where a lab stands, as far as rights depend on it.
struct LabPlace {
  NetworkId network;
  RegionId region;
  OrganizationId organization;
  std::vector<ClusterId> clusters;
};

/// A lab may be in several clusters, and a coordinator of any of them is near.
/// Errors: those of accounts::allow().
Done allow(const accounts::Caller& caller, accounts::Action action, const LabPlace& place);

/// Of whom the caller may know everything, and of whom the names. The caller's own organizations
/// are in both.
struct Sight {
  accounts::Reach oversight;  ///< Also labs that have only applied, were refused, have left.
  accounts::Reach persons;    ///< Also the names and places of individuals who are not listed.
};
Sight sight(const accounts::Caller& caller, const NetworkId& network);

/// The same text for all who see the same.
std::string text_of(const Sight& sight);

bool covers(const accounts::Reach& reach, const LabPlace& place);

/// SQL that is true where a reach covers the row `lab`; it takes four arguments from number `first`
/// on: `is_everywhere`, any_of(regions), any_of(organizations), any_of(clusters).
std::string covers_sql(int first);

}  // namespace touiza::network
