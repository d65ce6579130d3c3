// The routes of this room.
#pragma once

#include "accounts/api.hpp"
#include "network/directory.hpp"
#include "network/know_how_service.hpp"
#include "network/lab_service.hpp"
#include "network/machine_service.hpp"
#include "network/material_service.hpp"
#include "network/network_service.hpp"
#include "network/organization_service.hpp"
#include "network/site_service.hpp"

namespace touiza::network {

/// All use cases of this room; made once, in apps/.
struct NetworkServices {
  explicit NetworkServices(const accounts::Foundation& foundation)
      : networks{foundation},
        organizations{foundation},
        labs{foundation},
        know_how{foundation},
        machines{foundation},
        materials{foundation},
        sites{foundation} {}

  NetworkService networks;
  OrganizationService organizations;
  LabService labs;
  KnowHowService know_how;
  MachineService machines;
  MaterialService materials;
  SiteService sites;
  NetworkDirectory directory;
};

/// For every room's routes below /api/v1/networks/{network}.
struct NetworkPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(NetworkPath, (), (network))

struct LabPath {
  NetworkId network;
  LabId lab;
};
BOOST_DESCRIBE_STRUCT(LabPath, (), (network, lab))

/// Keeps references to `services`, which must outlive the routes.
void add_network_routes(accounts::Api& api, const NetworkServices& services);

// One for each subject, in its own file.
void add_organization_routes(accounts::Api& api, const OrganizationService& organizations);
void add_lab_routes(accounts::Api& api, const LabService& labs, const KnowHowService& know_how);
void add_machine_routes(accounts::Api& api, const MachineService& machines);
void add_material_routes(accounts::Api& api, const MaterialService& materials);
void add_site_routes(accounts::Api& api, const SiteService& sites);

}  // namespace touiza::network
