// This room's part of the table of personal data, and what it means for the rows.

#include "accounts/personal_data.hpp"
#include "accounts/rows.hpp"

namespace touiza::accounts {
namespace {

constexpr std::chrono::days challenge_kept_for{1};
constexpr std::chrono::days trace_kept_for{366};
constexpr std::chrono::days invitation_kept_for{30};
constexpr std::chrono::days answer_kept_for{30};
constexpr std::chrono::days token_kept_for{30};

// Words that the table says more than once.
const LocalText to_sign_in{"Se connecter", "تسجيل الدخول", "To sign in"};
const LocalText only_oneself{"Vous seul", "أنت فقط", "Only you"};
const LocalText nobody{"Personne : seule une empreinte est gardée", "لا أحد: تُحفظ بصمة فقط",
                       "Nobody: only a digest is kept"};
const LocalText until_erased{"Jusqu'à l'effacement du compte", "إلى حين محو الحساب",
                             "Until the account is erased"};
const LocalText one_day{"Un jour", "يوم واحد", "One day"};

PersonalFieldView field(std::string table, std::string column, LocalText purpose, LocalText seen_by,
                        LocalText kept_for) {
  return {"accounts",         std::move(table),   std::move(column),
          std::move(purpose), std::move(seen_by), std::move(kept_for)};
}

struct OwnSession {
  Instant created_at;
  Instant seen_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(OwnSession, (), (created_at, seen_at, expires_at))

struct OwnToken {
  std::string name;
  std::vector<std::string> scopes;
  Instant created_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(OwnToken, (), (name, scopes, created_at, expires_at))

struct OwnTrace {
  Instant seen_at;
  AccountId viewer_id;
  std::string what;
};
BOOST_DESCRIBE_STRUCT(OwnTrace, (), (seen_at, viewer_id, what))

struct OwnMembership {
  NetworkId network_id;
  Instant joined_at;
};
BOOST_DESCRIBE_STRUCT(OwnMembership, (), (network_id, joined_at))

struct OwnAddress {
  std::string address;
  AddressKind kind;
  Instant confirmed_at;
};
BOOST_DESCRIBE_STRUCT(OwnAddress, (), (address, kind, confirmed_at))

struct OwnAccount {
  std::string name;
  Language language = Language::fr;
  Instant created_at;
  std::vector<OwnAddress> addresses;
  std::vector<OwnMembership> memberships;
  std::vector<GrantView> grants;
  std::vector<OwnSession> sessions;
  std::vector<OwnToken> tokens;
  std::vector<OwnTrace> traces;
};
BOOST_DESCRIBE_STRUCT(OwnAccount, (),
                      (name, language, created_at, addresses, memberships, grants, sessions, tokens,
                       traces))

constexpr auto blank_account = R"sql(
  UPDATE account
  SET name = '', state = 'erased', password_hash = NULL, totp_secret_sealed = NULL,
      totp_is_confirmed = FALSE, version = version + 1
  WHERE account_id = ?1
)sql";

constexpr auto blank_invitations = R"sql(
  UPDATE invitation SET address = ''
  WHERE accepted_by = ?1 OR address IN (SELECT address FROM address WHERE account_id = ?1)
)sql";

constexpr auto forget_challenges = R"sql(
  DELETE FROM sign_in_challenge
  WHERE address IN (SELECT address FROM address WHERE account_id = ?1)
)sql";

constexpr auto forget_demo_logins = R"sql(
  DELETE FROM demo_login WHERE address IN (SELECT address FROM address WHERE account_id = ?1)
)sql";

}  // namespace

std::vector<PersonalFieldView> AccountsPersonalData::fields() const {
  return {
      field("account", "name",
            {"Être nommé auprès de ceux avec qui vous travaillez", "أن يعرفك من تعمل معهم",
             "To be named to those you work with"},
            {"Les membres de vos organisations, vos coordinateurs, ceux du même travail",
             "أعضاء منظماتك ومنسّقوك ومن يشاركونك العمل",
             "Members of your organizations, your coordinators, those on the same job"},
            until_erased),
      field("account", "language",
            {"Vous parler dans votre langue", "مخاطبتك بلغتك", "To speak to you in your language"},
            only_oneself, until_erased),
      field("account", "password_hash", to_sign_in, nobody, until_erased),
      field("account", "totp_secret_sealed", to_sign_in,
            {"Personne : le secret est chiffré", "لا أحد: السر مشفّر",
             "Nobody: the secret is encrypted"},
            until_erased),
      field("address", "address",
            {"Se connecter, et être joint pour un travail commun",
             "تسجيل الدخول والتواصل من أجل عمل مشترك",
             "To sign in, and to be reached about work done together"},
            {"Vous, vos coordinateurs, ceux du même travail jusqu'à sa fin ; chaque consultation "
             "laisse une trace",
             "أنت ومنسّقوك ومن يشاركونك العمل حتى نهايته؛ وكل اطلاع يترك أثراً",
             "You, your coordinators, those on the same job until it ends; each look leaves a "
             "trace"},
            until_erased),
      field("sign_in_challenge", "address", to_sign_in, nobody, one_day),
      field("sign_in_challenge", "joining_name",
            {"Créer votre compte quand vous confirmez votre adresse",
             "إنشاء حسابك عند تأكيد عنوانك", "To make your account when you confirm your address"},
            nobody, one_day),
      field("sign_in_challenge", "joining_language",
            {"Vous parler dans votre langue", "مخاطبتك بلغتك", "To speak to you in your language"},
            nobody, one_day),
      field("session", "session_hash", to_sign_in, nobody,
            {"30 jours après la dernière visite", "30 يوماً بعد آخر زيارة",
             "30 days after the last visit"}),
      field("api_token", "name",
            {"Reconnaître vos jetons d'accès", "التعرف على رموز الوصول الخاصة بك",
             "To recognise your API tokens"},
            only_oneself,
            {"30 jours après l'expiration", "30 يوماً بعد انتهاء الصلاحية", "30 days after expiry"}),
      field("api_token", "token_hash", to_sign_in, nobody,
            {"30 jours après l'expiration", "30 يوماً بعد انتهاء الصلاحية", "30 days after expiry"}),
      field("idempotency_record", "body",
            {"Répéter la même réponse quand une requête est répétée",
             "تكرار نفس الجواب عند تكرار الطلب", "To repeat the same answer to a repeated request"},
            only_oneself, {"30 jours", "30 يوماً", "30 days"}),
      field("personal_trace", "what",
            {"Vous montrer qui a vu vos données", "إظهار من اطلع على بياناتك",
             "To show you who saw your data"},
            only_oneself, {"Un an", "سنة واحدة", "One year"}),
      field("invitation", "address", {"Vous inviter", "دعوتك", "To invite you"},
            {"Celui qui invite", "صاحب الدعوة", "Whoever invites"},
            {"30 jours après l'expiration de l'invitation", "30 يوماً بعد انتهاء الدعوة",
             "30 days after the invitation expires"}),
      field("demo_login", "address",
            {"Essayer une démonstration ; personnes inventées", "تجربة عرض؛ أشخاص وهميون",
             "To try a demonstration; invented people"},
            {"Tout le monde", "الجميع", "Everybody"}, until_erased),
      field("demo_login", "password",
            {"Essayer une démonstration ; personnes inventées", "تجربة عرض؛ أشخاص وهميون",
             "To try a demonstration; invented people"},
            {"Tout le monde", "الجميع", "Everybody"}, until_erased),
  };
}

std::string AccountsPersonalData::export_of(database::Transaction& transaction,
                                            const AccountId& account) {
  const auto row = transaction.one<AccountRow>(find_account, account);
  if (!row) return "{}";
  return json::write(OwnAccount{
      .name = row->name,
      .language = row->language,
      .created_at = row->created_at,
      .addresses = transaction.all<OwnAddress>(
          "SELECT address, kind, confirmed_at FROM address WHERE account_id = ?1 ORDER BY address",
          account),
      .memberships = transaction.all<OwnMembership>(
          "SELECT network_id, joined_at FROM membership WHERE account_id = ?1 ORDER BY network_id",
          account),
      .grants = grant_views_of(transaction, account, NetworkId{}),
      .sessions = transaction.all<OwnSession>(
          "SELECT created_at, seen_at, expires_at FROM session WHERE account_id = ?1 "
          "ORDER BY created_at",
          account),
      .tokens = transaction.all<OwnToken>(
          "SELECT name, scopes, created_at, expires_at FROM api_token WHERE account_id = ?1 "
          "ORDER BY created_at",
          account),
      .traces = transaction.all<OwnTrace>(
          "SELECT seen_at, viewer_id, what FROM personal_trace WHERE account_id = ?1 "
          "ORDER BY seen_at",
          account)});
}

void AccountsPersonalData::erase(database::Transaction& transaction, const AccountId& account) {
  for (const auto* statement :
       {blank_account, blank_invitations, forget_challenges, forget_demo_logins,
        "DELETE FROM address WHERE account_id = ?1", "DELETE FROM session WHERE account_id = ?1",
        "DELETE FROM api_token WHERE account_id = ?1",
        "DELETE FROM idempotency_record WHERE account_id = ?1",
        "DELETE FROM personal_trace WHERE account_id = ?1",
        "DELETE FROM role_grant WHERE account_id = ?1",
        "DELETE FROM membership WHERE account_id = ?1"}) {
    transaction.run(statement, account);
  }
}

std::int64_t AccountsPersonalData::sweep(database::Transaction& transaction, Instant now) {
  return transaction.run("DELETE FROM sign_in_challenge WHERE expires_at < ?1",
                         now - challenge_kept_for) +
         transaction.run("DELETE FROM session WHERE expires_at < ?1", now) +
         transaction.run("DELETE FROM api_token WHERE expires_at < ?1", now - token_kept_for) +
         transaction.run("DELETE FROM idempotency_record WHERE answered_at < ?1",
                         now - answer_kept_for) +
         transaction.run("DELETE FROM personal_trace WHERE seen_at < ?1", now - trace_kept_for) +
         transaction.run(
             "UPDATE invitation SET address = '' WHERE address <> '' AND expires_at < ?1",
             now - invitation_kept_for);
}

}  // namespace touiza::accounts
