// A seeded round of request_fuzz.cpp in every test run.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

const std::vector<std::string> samples{
    "GET /labs?limit=20 HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n",
    "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET / HTTP/1.1\r\nHost: "
    "b\r\n\r\n",
    "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: "
    "v\r\n\r\n",
    "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "\r\nPUT http://h/x%20y HTTP/1.0\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n\r\n",
    "0-499",
    "-500",
    "gzip;q=0.5, *;q=0",
    "W/\"v7\", \"v8\"",
    "/a/%2e%2e/b?c=%00",
};

/// A sample with a few bytes changed, left out, doubled or taken from another.
std::string mutated(touiza::Random& random) {
  auto bytes = samples[random.below(samples.size())];
  for (auto changes = random.below(4); changes > 0 && !bytes.empty(); --changes) {
    const auto at = random.below(bytes.size());
    switch (random.below(4)) {
      case 0:
        bytes[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        bytes.erase(at, 1 + random.below(3));
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, random.below(20)));
        break;
      default:
        bytes.insert(at, samples[random.below(samples.size())]);
        break;
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("a request reads the same however it is cut, also a broken one") {
  touiza::SeededRandom random{2020};

  for (int i = 0; i < 3'000; ++i) {
    const auto bytes = mutated(random);
    CAPTURE(i);
    CHECK(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                 bytes.size()) == 0);
  }
}
