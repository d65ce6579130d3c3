#include "http/detail/gzip.hpp"

#include <zlib.h>

#include <cassert>
#include <stdexcept>

namespace touiza::http {
namespace {

constexpr int gzip_window_bits = 15 + 16;  // The greatest window; 16 asks zlib for a gzip frame.
constexpr int memory_level = 8;

/// zlib's state is 256 KB and costly to set up, so each thread keeps one.
class Deflater {
 public:
  Deflater() {
    if (deflateInit2(&stream_, 6, Z_DEFLATED, gzip_window_bits, memory_level, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
      throw std::runtime_error{"zlib has no memory"};
    }
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string compress(std::string_view bytes, int level) {
    deflateReset(&stream_);
    deflateParams(&stream_, level, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream_, bytes.size()), '\0');
    // zlib's interface is older than const; it does not write to its input.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    [[maybe_unused]] const int outcome = deflate(&stream_, Z_FINISH);
    assert(outcome == Z_STREAM_END);
    out.resize(stream_.total_out);
    return out;
  }

 private:
  z_stream stream_{};
};

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  thread_local Deflater deflater;
  return deflater.compress(bytes, level);
}

}  // namespace touiza::http
