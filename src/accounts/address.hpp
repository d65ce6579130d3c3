// Where a person can be reached, and what they sign in with: an e-mail address or a telephone.
#pragma once

#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace touiza::accounts {

enum class AddressKind { email, phone };
BOOST_DESCRIBE_ENUM(AddressKind, email, phone)

struct Address {
  AddressKind kind = AddressKind::email;
  std::string text;  ///< As it is kept and compared: "amina@example.org", "+212600000001".

  friend bool operator==(const Address&, const Address&) = default;
};

/// Reads an address as people write it: any case, spaces around; telephones with their country,
/// "+212 600-00 00 01" or "00212…".
///
/// Errors: "address_is_malformed".
Result<Address> address_from_text(std::string_view text);

}  // namespace touiza::accounts
