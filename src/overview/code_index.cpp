#include "overview/code_index.hpp"

namespace touiza::overview {
namespace {

/// The tables of eight rooms, read for their codes alone: each is unique in its network.
constexpr auto holder_of_code = R"sql(
  SELECT 'job' AS type, job_id AS id FROM job WHERE network_id = ?1 AND code = ?2
  UNION ALL
  SELECT 'offer', offer_id FROM offer WHERE network_id = ?1 AND code = ?2
  UNION ALL
  SELECT 'campaign', campaign_id FROM campaign WHERE network_id = ?1 AND code = ?2
  UNION ALL
  SELECT 'need', need_id FROM need WHERE network_id = ?1 AND code = ?2
  UNION ALL
  SELECT 'design', design_id FROM design WHERE network_id = ?1 AND code = ?2
  UNION ALL
  SELECT 'lot', lot_id FROM lot WHERE network_id = ?1 AND code = ?2
  UNION ALL
  SELECT 'shipment', shipment_id FROM shipment WHERE network_id = ?1 AND code = ?2
  UNION ALL
  SELECT 'lab', lab_id FROM lab WHERE network_id = ?1 AND code = ?2
  UNION ALL
  SELECT 'machine', machine_id FROM machine WHERE network_id = ?1 AND code = ?2
  LIMIT 1
)sql";

}  // namespace

std::optional<CodeHolder> holder_of(database::Transaction& t, const NetworkId& network,
                                    const std::string& code) {
  return t.one<CodeHolder>(holder_of_code, network, code);
}

}  // namespace touiza::overview
