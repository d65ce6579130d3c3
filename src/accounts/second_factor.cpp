#include "accounts/second_factor.hpp"

#include "accounts/totp.hpp"

namespace touiza::accounts {

Result<SecondFactor> check_second_factor(database::Transaction& transaction,
                                         const DeploymentKey& key, const AccountRow& account,
                                         const std::optional<std::string>& code, Instant now) {
  if (!account.has_second_factor()) return SecondFactor::not_set_up;
  if (!code) return SecondFactor::missing;
  const auto secret = key.open(*account.totp_secret_sealed);
  if (!secret) return secret.error();
  const auto step = totp_step(*secret, *code, now, account.totp_step_last);
  if (!step) return SecondFactor::wrong;
  transaction.run("UPDATE account SET totp_step_last = ?2 WHERE account_id = ?1",
                  account.account_id, *step);
  return SecondFactor::passed;
}

Error totp_needed() {
  return Error{ErrorKind::not_signed_in, "totp_needed", "This account has a second factor.",
               "Send the six digits of your authenticator app as well."};
}

Error totp_is_wrong() {
  return Error{ErrorKind::not_signed_in, "totp_is_wrong",
               "The code of the authenticator app is wrong or was used already.",
               "Wait for the next six digits; check that the clock of your telephone is right."};
}

}  // namespace touiza::accounts
