#include "server/post_office.hpp"

#include <doctest/doctest.h>

#include "base/log.hpp"
#include "database/database_fixture.hpp"
#include "server/house.hpp"

using namespace touiza;
using namespace touiza::server;

namespace {

const auto email = *accounts::address_from_text("amina@example.org");
const auto phone = *accounts::address_from_text("+212 600 00 00 01");

struct Post {
  database::TestFolder folder;
  SystemClock clock;

  Settings with(const std::string& mail_url, const std::string& sms_url) const {
    Settings settings;
    settings.data = folder.path();
    settings.mail_url = mail_url;
    if (!mail_url.empty()) settings.mail_from = "touiza@example.org";
    settings.sms_url = sms_url;
    settings.public_url = "https://touiza.example";
    return settings;
  }
  Result<std::unique_ptr<PostOffice>> open(const Settings& settings, bool is_own_machine_only) {
    log::set_level(log::Level::error);
    return PostOffice::open(settings, is_own_machine_only, clock, system_random());
  }
  /// "reached", or why not.
  std::string reach(const Settings& settings, bool is_own_machine_only,
                    const accounts::Address& address) {
    const auto office = open(settings, is_own_machine_only);
    REQUIRE(office);
    const auto reached = (*office)->sender().can_reach(address);
    return reached ? "reached" : reached.error().code;
  }
};

}  // namespace

TEST_CASE_FIXTURE(Post, "without mail, only a server that its machine alone reaches prints codes") {
  CHECK(reach(with("", ""), true, email) == "reached");
  CHECK(reach(with("", ""), false, email) == "no_way_to_send");
  const auto office = open(with("", ""), false);
  const auto refused = (*office)->sender().can_reach(email);
  CHECK(refused.error().remedy.find("mail-url") != std::string::npos);
}

TEST_CASE_FIXTURE(Post, "each kind of address goes its own way, or is refused") {
  const auto* mail = "smtps://mail.example.org:465";
  const auto* sms = "https://sms.example.org/send";
  CHECK(reach(with(mail, ""), true, email) == "reached");
  CHECK(reach(with(mail, ""), true, phone) == "no_way_to_send");
  CHECK(reach(with("", sms), true, phone) == "reached");
  CHECK(reach(with("", sms), true, email) == "no_way_to_send");
  CHECK(reach(with(mail, sms), false, phone) == "reached");
  CHECK(reach(with(mail, ""), false, {accounts::AddressKind::email, "أمينة@example.org"}) ==
        "mail_address_is_malformed");
}

TEST_CASE_FIXTURE(Post, "half of the settings of mail stops the start, naming the other half") {
  auto settings = with("smtps://mail.example.org:465", "");
  settings.mail_from.clear();
  CHECK(open(settings, true).error().message == "mail-url is set, and mail-from is not.");
  settings = with("smtps://mail.example.org:465", "");
  settings.public_url.clear();
  CHECK(open(settings, true).error().message == "mail-url is set, and public-url is not.");
  settings = with("", "");
  settings.mail_secret_file = "/etc/touiza/mail.secret";
  CHECK(open(settings, true).error().message == "mail-secret-file is set, and mail-url is not.");
  settings = with("smtps://mail.example.org:465", "");
  settings.mail_secret_file = "/nowhere/mail.secret";
  CHECK(open(settings, true).error().code == "secret_is_unreadable");
}

TEST_CASE_FIXTURE(Post,
                  "an invitation waits sealed until it is sent, and the daily sweep ends it") {
  const auto settings = with("smtp://localhost:1", "");
  auto office = open(settings, true);
  REQUIRE(office);
  const auto house = House::open(settings, clock, (*office)->sender());
  REQUIRE(house);
  REQUIRE((*house)->database->write([&](database::Transaction& t) -> Done {
    (*office)->sender().send(
        t, accounts::InvitationMessage{.address = email,
                                       .network = {},
                                       .secret = "5ec2e7",
                                       .title = "FabLab Oujda",
                                       .language = accounts::Language::ar,
                                       .expires_at = clock.now() - std::chrono::hours{1}});
    return {};
  }));
  const auto count = [&](const char* sql) {
    return *(*house)->database->read([&](database::Transaction& t) -> Result<std::int64_t> {
      return t.value<std::int64_t>(sql);
    });
  };
  CHECK(count("SELECT COUNT(*) FROM waiting_message") == 1);
  CHECK(count("SELECT COUNT(*) FROM waiting_message WHERE sealed LIKE '%5ec2e7%'") == 0);
  CHECK((*house)->personal_data.sweep());
  CHECK(count("SELECT COUNT(*) FROM waiting_message") == 0);
}
