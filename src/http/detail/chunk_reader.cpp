#include "http/detail/chunk_reader.hpp"

#include <algorithm>
#include <optional>

namespace touiza::http {
namespace {

constexpr unsigned digits_max = 15;
/// Of extensions and trailers of one body. Nobody needs any; some clients sign their chunks.
constexpr unsigned passed_over_max = 16 * 1024;

std::optional<unsigned> hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

bool is_printable(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

}  // namespace

bool ChunkReader::step_over(char c) {
  const auto expect = [&](char wanted, Place next) {
    place_ = next;
    return c == wanted;
  };
  switch (place_) {
    case Place::size:
      if (const auto digit = hex_value(c)) {
        left_ = left_ << 4 | *digit;
        return ++digits_ <= digits_max;
      }
      if (digits_ == 0 || (c != ';' && c != '\r')) return false;
      place_ = c == ';' ? Place::extension : Place::size_end;
      return true;
    case Place::extension:
      if (c == '\r') place_ = Place::size_end;
      return c == '\r' || (is_printable(c) && ++passed_over_ <= passed_over_max);
    case Place::size_end:
      digits_ = 0;
      return expect('\n', left_ > 0 ? Place::data : Place::trailer_begin);
    case Place::data_end:
      return expect('\r', Place::data_line_end);
    case Place::data_line_end:
      return expect('\n', Place::size);
    case Place::trailer_begin:
    case Place::trailer:
      if (c == '\r') {
        place_ = place_ == Place::trailer ? Place::trailer_end : Place::last_end;
        return true;
      }
      place_ = Place::trailer;
      return is_printable(c) && ++passed_over_ <= passed_over_max;
    case Place::trailer_end:
      return expect('\n', Place::trailer_begin);
    case Place::last_end:
      return expect('\n', Place::done);
    case Place::data:
    case Place::done:
      break;
  }
  return false;
}

ChunkReader::Progress ChunkReader::feed(std::string_view input) {
  std::size_t consumed = 0;
  while (place_ != Place::done) {
    if (consumed == input.size()) return {Step::need_more, consumed, {}};
    if (place_ != Place::data) {
      if (!step_over(input[consumed])) return {Step::malformed, consumed, {}};
      ++consumed;
      continue;
    }
    const auto size = std::min<std::uint64_t>(left_, input.size() - consumed);
    const auto piece = input.substr(consumed, size);
    left_ -= size;
    if (left_ == 0) place_ = Place::data_end;
    return {Step::piece, consumed + piece.size(), piece};
  }
  return {Step::done, consumed, {}};
}

}  // namespace touiza::http
