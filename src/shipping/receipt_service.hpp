// Taking delivery: what arrived, what did not, and who signed for it.
#pragma once

#include <functional>

#include "needs/need_service.hpp"
#include "shipping/shipment_desk.hpp"

namespace touiza::shipping {

/// The digest of a finished upload of this caller: what designs::FileService::finished_digest does.
using FindUpload = std::function<Result<std::string>(
    database::Transaction&, const accounts::Caller&, const NetworkId&, const UploadId&)>;

class ReceiptService {
 public:
  ReceiptService(accounts::Foundation& foundation, const ShipmentDesk& desk,
                 needs::NeedService& needs, FindUpload find_upload)
      : foundation_{foundation}, desk_{desk}, needs_{needs}, find_upload_{std::move(find_upload)} {}

  /// Good units are received, at a hub or lab accepted stock again; damaged ones are scrapped,
  /// missing ones lost, others set aside. What is not named stays on its way. A need that has all
  /// it asked for is fulfilled by it, and the labs that made the pieces are told. A receipt with a
  /// `receipt_id` that is known already changes nothing.
  ///
  /// Errors: "not_found", "not_allowed" and its kin, "transition_not_allowed",
  /// "line_is_not_in_shipment", "more_than_was_sent", "receipt_says_nothing", "receipt_conflict",
  /// "reason_is_missing" (other, without a note), those of the upload.
  Result<ShipmentView> receive(const accounts::Caller& caller, const NetworkId& network,
                               const ShipmentId& shipment, const ReceiptDraft& draft);

  /// Takes name, function and signature out of a receipt, for a signer without an account.
  Result<ShipmentView> erase_signature(const accounts::Caller& caller, const NetworkId& network,
                                       const ShipmentId& shipment, const ReceiptId& receipt);

  /// Digests of signatures, for the collection of blobs.
  static std::vector<std::string> referenced(database::Transaction& t) {
    return ShipmentStore::digests(t);
  }

 private:
  Done take(database::Transaction& t, const accounts::Caller& caller, const Shipment& shipment,
            ShipmentLine& line, const ReceivedLine& arrived);
  Done keep(database::Transaction& t, const accounts::Caller& caller, const Shipment& shipment,
            const ReceiptDraft& draft);
  Done tell(database::Transaction& t, const accounts::Caller& caller, const Shipment& shipment,
            const ReceiptDraft& draft);

  accounts::Foundation& foundation_;
  const ShipmentDesk& desk_;
  needs::NeedService& needs_;
  FindUpload find_upload_;
};

}  // namespace touiza::shipping
