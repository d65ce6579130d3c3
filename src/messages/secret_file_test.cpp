#include "messages/secret_file.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "database/database_fixture.hpp"

using namespace touiza;
using namespace touiza::messages;
namespace fs = std::filesystem;

namespace {

struct SecretFile {
  explicit SecretFile(const std::string& text, fs::perms perms = fs::perms::owner_read) {
    std::ofstream{path} << text;
    fs::permissions(path, perms);
  }
  database::TestFolder folder;
  fs::path path = folder.path() / "secret";
};

std::string code_of(const std::string& text) {
  const SecretFile file{text};
  const auto read = read_mail_secret(file.path);
  return read ? "" : read.error().code;
}

}  // namespace

TEST_CASE("user and password stand in one line; the password may hold colons") {
  const SecretFile file{"touiza:pass:word\n"};
  const auto secret = read_mail_secret(file.path);
  REQUIRE(secret);
  CHECK(secret->user == "touiza");
  CHECK(secret->password == "pass:word");
}

TEST_CASE("a secret that is no user:password in one line is refused, and not quoted") {
  CHECK(code_of("") == "secret_is_malformed");
  CHECK(code_of("nocolon") == "secret_is_malformed");
  CHECK(code_of(":password") == "secret_is_malformed");
  CHECK(code_of("touiza:") == "secret_is_malformed");
  CHECK(code_of("touiza:pass\nword\n") == "secret_is_malformed");
  CHECK(code_of(std::string(5'000, 'a')) == "secret_is_malformed");
  const SecretFile file{"hush\nhush\n"};
  CHECK(read_mail_secret(file.path).error().message.find("hush") == std::string::npos);
}

TEST_CASE("a secret that everybody on the machine can read or write is refused") {
  const auto own = fs::perms::owner_read | fs::perms::owner_write;
  const SecretFile read{"touiza:password", own | fs::perms::others_read};
  CHECK(read_mail_secret(read.path).error().code == "secret_is_open_to_all");
  const SecretFile written{"token", own | fs::perms::others_write};
  CHECK(read_secret(written.path, "sms-secret-file").error().code == "secret_is_open_to_all");
  const SecretFile group{"token", own | fs::perms::group_read};
  CHECK(*read_secret(group.path, "sms-secret-file") == "token");
  CHECK(read_secret(group.path.parent_path(), "sms-secret-file").error().code ==
        "secret_is_unreadable");
  CHECK(read_secret("/nowhere/at/all", "sms-secret-file").error().code == "secret_is_unreadable");
}
