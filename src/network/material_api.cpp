#include "network/api.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

struct MaterialPath {
  NetworkId network;
  MaterialId material;
};
BOOST_DESCRIBE_STRUCT(MaterialPath, (), (network, material))

}  // namespace

void add_material_routes(accounts::Api& api, const MaterialService& materials) {
  api.list<NetworkPath, MaterialQuery, MaterialView>(
      "/api/v1/networks/{network}/materials", "list_materials", Action::see_material,
      "Materials by code",
      [&materials](const Caller& caller, const NetworkPath& path, const MaterialQuery& query) {
        return materials.list(caller, path.network, query);
      });
  api.create<NetworkPath, MaterialDraft, MaterialView>(
      "/api/v1/networks/{network}/materials", "create_material", Action::edit_material,
      "Add a material to the catalogue",
      [&materials](const Caller& caller, const NetworkPath& path, const MaterialDraft& draft) {
        return materials.add(caller, path.network, draft);
      });
  api.patch<MaterialPath, MaterialEdit, MaterialView>(
      "/api/v1/networks/{network}/materials/{material}", "edit_material", Action::edit_material,
      "Change a material",
      [&materials](const Caller& caller, const MaterialPath& path,
                   const json::Edit<MaterialEdit>& edit) {
        return materials.edit(caller, path.network, path.material, edit);
      });
}

}  // namespace touiza::network
