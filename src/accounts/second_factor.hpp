// Checks the second factor of an account inside the transaction of a sign-in. For this room only.
#pragma once

#include "accounts/rows.hpp"
#include "accounts/secrets.hpp"

namespace touiza::accounts {

enum class SecondFactor { not_set_up, passed, missing, wrong };

/// Uses up the code's step, so that it cannot be used twice.
/// Errors: "sealed_secret_is_damaged".
Result<SecondFactor> check_second_factor(database::Transaction& transaction,
                                         const DeploymentKey& key, const AccountRow& account,
                                         const std::optional<std::string>& code, Instant now);

Error totp_needed();
Error totp_is_wrong();

}  // namespace touiza::accounts
