// For tests: this room on every engine, with a clock moved by hand, messages and events that are
// only collected, and one network of two regions.
#pragma once

#include "accounts/authenticator.hpp"
#include "accounts/direct.hpp"
#include "accounts/foundation.hpp"
#include "accounts/joint_database.hpp"
#include "accounts/logged_code_sender.hpp"
#include "accounts/member_service.hpp"
#include "accounts/own_account_service.hpp"
#include "accounts/personal_data.hpp"
#include "accounts/sign_in_service.hpp"
#include "accounts/store.hpp"
#include "base/log.hpp"
#include "database/database_fixture.hpp"
#include "database/migration.hpp"

namespace touiza::accounts {

class CollectedEvents final : public EventSink {
 public:
  void publish(database::Transaction&, const EventDraft& event) override {
    events.push_back(event);
  }
  std::vector<EventDraft> events;
};

class CollectedMessages final : public CodeSender {
 public:
  Done can_reach(const Address& address) const override {
    if (is_without_phones && address.kind == AddressKind::phone)
      return no_way_to_send(address.kind);
    return {};
  }
  void send(database::Transaction&, const CodeMessage& message) override {
    codes.push_back(message);
  }
  void send(database::Transaction&, const InvitationMessage& message) override {
    invitations.push_back(message);
  }
  bool is_without_phones = false;
  std::vector<CodeMessage> codes;
  std::vector<InvitationMessage> invitations;
};

/// Organizations by id, each in a region. Other places are all known.
class ListedPlaces final : public PlaceDirectory {
 public:
  std::optional<KnownPlace> find(database::Transaction&, const NetworkId&,
                                 const GrantPlace& place) override {
    if (!place.organization) return KnownPlace{.title = place.region ? "region" : "network"};
    const auto found = organizations.find(place.organization->text);
    if (found == organizations.end()) return std::nullopt;
    return found->second;
  }
  std::map<std::string, KnownPlace> organizations;
};

struct TestHouse {
  /// `others`: the tables of further rooms, where a room below is tested.
  explicit TestHouse(database::Database& engine,
                     const std::vector<database::Migration>& others = {})
      : database{engine} {
    log::set_level(log::Level::warn);
    auto steps = migrations();
    steps.insert(steps.end(), others.begin(), others.end());
    REQUIRE(database::migrate(database, steps, clock));
  }
  JointDatabase database;
  ManualClock clock{Instant{1'600'000'000'000'000}};  // 2020-09-13T12:26:40Z
  SystemRandom random;
  CollectedEvents events;
  Foundation foundation{database, clock, random, events};
};

inline PasswordHasher& shared_hasher() {
  static PasswordHasher hasher;
  return hasher;
}

/// All services, and helpers that say in one word what many tests begin with.
struct TestAccounts : TestHouse {
  explicit TestAccounts(database::Database& engine) : TestHouse{engine} {
    write([&](database::Transaction& transaction) {
      declare_network(transaction, network, false);
      declare_network(transaction, demonstration, true);
    });
    places.organizations[fablab.text] = {"FabLab Casablanca", casablanca, {}};
    places.organizations[clinic.text] = {"Clinique Oujda", oujda, {}};
  }

  void write(const std::function<void(database::Transaction&)>& fn) {
    REQUIRE(database.write([&](database::Transaction& transaction) -> Done {
      fn(transaction);
      return {};
    }));
  }
  std::int64_t count(std::string_view sql) {
    return *database.read([&](database::Transaction& transaction) -> Result<std::int64_t> {
      return transaction.value<std::int64_t>(sql);
    });
  }

  AccountId add(const std::string& name, const std::string& password = "") {
    NewAccount account{name, *address_from_text(name + "@example.org")};
    if (!password.empty()) account.password_hash = *shared_hasher().hash(password);
    AccountId id;
    clock.advance(std::chrono::milliseconds{1});  // So that ids sort in the order of their making.
    write([&](database::Transaction& transaction) {
      id = *add_account(transaction, foundation, account);
    });
    return id;
  }
  AccountId add_with(const std::string& name, Role role, const GrantPlace& place = {}) {
    const auto account = add(name);
    write([&](database::Transaction& transaction) {
      REQUIRE(give_grant(
          transaction, foundation,
          NewGrant{.account = account, .role = role, .network = network, .place = place}));
    });
    return account;
  }
  Caller caller(const AccountId& account) {
    return *database.read(
        [&](database::Transaction& transaction) { return caller_of(transaction, account); });
  }
  /// Signs in by code, as people do.
  OpenedSession sign_in(const std::string& name) {
    const auto challenge = sign_ins.begin({name + "@example.org"}, "203.0.113.7");
    REQUIRE(challenge);
    auto opened =
        sign_ins.finish({challenge->challenge_id, messages.codes.back().code, {}}, "203.0.113.7");
    REQUIRE(opened);
    return *opened;
  }
  http::Request request(http::Method method, const std::string& session_token,
                        const std::string& csrf_token = "") {
    http::Request request;
    request.method = method;
    request.path = "/api/v1/me";
    request.host = "localhost:8080";
    request.remote_address = "203.0.113.7";
    request.request_id = "0123456789abcdef0123456789abcdef";
    if (!session_token.empty()) request.headers.push_back({"cookie", "touiza=" + session_token});
    if (!csrf_token.empty()) request.headers.push_back({"x-csrf-token", csrf_token});
    return request;
  }
  /// The caller with a session, as the authenticator gives it.
  Caller signed_in(const std::string& name) {
    auto caller = authenticator.authenticate(request(http::Method::get, sign_in(name).token));
    REQUIRE(caller);
    REQUIRE(caller->account);
    return *caller;
  }

  const NetworkId network{"01890000-0000-7000-8000-0000000000a1"};
  const NetworkId demonstration{"01890000-0000-7000-8000-0000000000a2"};
  const RegionId casablanca{"01890000-0000-7000-8000-0000000000b1"};
  const RegionId oujda{"01890000-0000-7000-8000-0000000000b2"};
  const OrganizationId fablab{"01890000-0000-7000-8000-0000000000c1"};
  const OrganizationId clinic{"01890000-0000-7000-8000-0000000000c2"};

  DeploymentKey key = DeploymentKey::generate(random);
  CollectedMessages messages;
  ListedPlaces places;
  SignInService sign_ins{foundation, key, shared_hasher(), messages};
  OwnAccountService own{foundation, key, shared_hasher()};
  MemberService members{foundation, places, messages};
  AccountsPersonalData own_personal_data;
  PersonalDataService personal_data{foundation, {&own_personal_data}};
  Authenticator authenticator{foundation, key};
};

inline void with_accounts(const std::function<void(TestAccounts&)>& check) {
  database::EachEngine{}.for_each([&](database::Database& engine) {
    TestAccounts accounts{engine};
    check(accounts);
  });
}

}  // namespace touiza::accounts
