// The routes of designs, revisions, files and uploads.
#pragma once

#include "accounts/api.hpp"
#include "designs/design_service.hpp"
#include "designs/file_service.hpp"
#include "designs/release_service.hpp"

namespace touiza::designs {

/// What the routes hand requests to; all outlive the server.
struct DesignServices {
  Catalogue& catalogue;
  DesignService& designs;
  ReleaseService& releases;
  FileService& files;
};

void add_design_routes(accounts::Api& api, const DesignServices& services);
void add_file_routes(accounts::Api& api, FileService& files);

}  // namespace touiza::designs
