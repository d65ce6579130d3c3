// Which thing a short code belongs to.
#pragma once

#include "database/transaction.hpp"

namespace touiza::overview {

struct CodeHolder {
  std::string type;  ///< "job"
  std::string id;
};
BOOST_DESCRIBE_STRUCT(CodeHolder, (), (type, id))

/// `code` as short_code_from_text() gives it. Says nothing of who may know of the thing: the one
/// who asks reads it through its room.
std::optional<CodeHolder> holder_of(database::Transaction& t, const NetworkId& network,
                                    const std::string& code);

}  // namespace touiza::overview
