#include "accounts/secrets.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "accounts/address.hpp"
#include "accounts/password.hpp"
#include "accounts/rate_limiter.hpp"
#include "accounts/totp.hpp"
#include "database/database_fixture.hpp"

using namespace touiza;
using namespace touiza::accounts;

TEST_CASE("addresses are taken as people write them, and kept in one form") {
  CHECK(address_from_text("  Amina@Example.ORG ")->text == "amina@example.org");
  CHECK(address_from_text("+212 600-00 00 01")->text == "+212600000001");
  CHECK(address_from_text("00212 (6) 00.00.00.01")->text == "+212600000001");
  CHECK(address_from_text("+212600000001")->kind == AddressKind::phone);
}

TEST_CASE("what is no address is refused") {
  for (const auto* text :
       {"", " ", "amina", "@example.org", "amina@", "a@b", "a b@example.org", "a@b@example.org",
        "a@.org", "a@example..org", "0600000001", "+12", "+0123456789", "+2126000000010000",
        "+212600+00001", "<a>@example.org", "a@example.org\nBcc: b@example.org"}) {
    const auto refused = address_from_text(text);
    CHECK_MESSAGE(!refused, text);
    if (!refused) CHECK(refused.error().code == "address_is_malformed");
  }
}

TEST_CASE("the deployment key is made once, for its owner only, and read again") {
  const database::TestFolder folder;
  SystemRandom random;
  const auto path = folder.path() / "deployment.key";

  const auto made = DeploymentKey::load_or_make(path, random);
  const auto read = DeploymentKey::load_or_make(path, random);

  REQUIRE(made);
  REQUIRE(read);
  CHECK(made->digest("test", "text") == read->digest("test", "text"));
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
}

TEST_CASE("a broken deployment key stops the start instead of making a new one") {
  const database::TestFolder folder;
  SystemRandom random;
  const auto path = folder.path() / "deployment.key";
  std::ofstream{path} << "half a key\n";
  const auto broken = DeploymentKey::load_or_make(path, random);
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == "deployment_key_is_malformed");
}

TEST_CASE("a sealed secret opens with its key only, and only whole") {
  SystemRandom random;
  const auto key = DeploymentKey::generate(random);
  const auto other = DeploymentKey::generate(random);
  auto sealed = key.seal("twenty bytes of it", random);

  CHECK(*key.open(sealed) == "twenty bytes of it");
  CHECK(key.seal("twenty bytes of it", random) != sealed);
  CHECK(other.open(sealed).error().code == "sealed_secret_is_damaged");
  sealed.back() = sealed.back() == '0' ? '1' : '0';
  CHECK_FALSE(key.open(sealed));
  CHECK_FALSE(key.open("abc"));
}

TEST_CASE("codes of an authenticator are those of RFC 6238") {
  const std::string secret = "12345678901234567890";
  // The RFC prints eight digits; ours are the last six.
  CHECK(totp_code(secret, 59 / 30) == "287082");
  CHECK(totp_code(secret, 1'111'111'109 / 30) == "081804");
  CHECK(totp_code(secret, 20'000'000'000 / 30) == "353130");
  CHECK(base32(secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  CHECK(base32("f") == "MY");
}

TEST_CASE("a code counts once, and half a minute early or late") {
  const std::string secret = "12345678901234567890";
  const Instant now{59'000'000};  // Step 1.
  CHECK(totp_step(secret, totp_code(secret, 1), now, 0) == 1);
  CHECK(totp_step(secret, totp_code(secret, 2), now, 0) == 2);
  CHECK_FALSE(totp_step(secret, totp_code(secret, 3), now, 0));
  CHECK_FALSE(totp_step(secret, totp_code(secret, 1), now, 1));
  CHECK_FALSE(totp_step(secret, "", now, 0));
}

TEST_CASE("the address for the QR code names network, person and secret") {
  CHECK(totp_uri("f", "Touiza", "a b@example.org") ==
        "otpauth://totp/Touiza:a%20b%40example.org?secret=MY&issuer=Touiza&algorithm=SHA1&"
        "digits=6&period=30");
}

TEST_CASE("a password is known again by its hash, which is argon2id of 19 MiB") {
  PasswordHasher hasher;
  const auto hash = hasher.hash("quatre mots au hasard");
  REQUIRE(hash);
  CHECK(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(*hasher.is_match(*hash, "quatre mots au hasard"));
  CHECK_FALSE(*hasher.is_match(*hash, "quatre mots au hazard"));
  CHECK_FALSE(*hasher.is_match("", "the password of an account that does not exist"));
}

TEST_CASE("passwords have a length") {
  PasswordHasher hasher;
  CHECK(hasher.hash("neuf caza").error().code == "password_is_too_short");
  CHECK(hasher.hash(std::string(201, 'x')).error().code == "password_is_too_long");
}

TEST_CASE("a bucket gives its burst, then one at a time") {
  ManualClock clock{Instant{1'000'000}};
  RateLimiter limiter{{.burst = 3, .refill_each = std::chrono::seconds{10}}, clock};
  for (int i = 0; i < 3; ++i) CHECK(limiter.take("a"));
  CHECK_FALSE(limiter.take("a"));
  CHECK(limiter.take("b"));
  clock.advance(std::chrono::seconds{9});
  CHECK_FALSE(limiter.take("a"));
  clock.advance(std::chrono::seconds{1});
  CHECK(limiter.take("a"));
  CHECK_FALSE(limiter.take("a"));
}

TEST_CASE("a flood of keys does not make the limiter forget one that is in use") {
  ManualClock clock{Instant{1'000'000}};
  RateLimiter limiter{{.burst = 1, .refill_each = std::chrono::hours{1}}, clock};
  CHECK(limiter.take("mine"));
  for (int i = 0; i < 30'000; ++i) {
    limiter.take(std::to_string(i));
    if (i % 1000 == 0) CHECK_FALSE(limiter.take("mine"));
  }
}
