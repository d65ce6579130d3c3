// Takes a chunked body apart (RFC 9112, section 7.1), whatever the pieces it comes in.
#pragma once

#include <cstdint>
#include <string_view>

namespace touiza::http {

/// One body. Extensions and trailers are passed over, up to a limit. Beast's own reader of chunks
/// is not used: an assertion of it fails (1.81) when the last chunk comes byte by byte.
class ChunkReader {
 public:
  enum class Step { need_more, piece, done, malformed };
  struct Progress {
    Step step;
    std::size_t consumed;
    std::string_view piece;  ///< A view into the input.
  };

  Progress feed(std::string_view input);

 private:
  enum class Place {
    size,           ///< Among the digits of a chunk's size.
    extension,      ///< Behind them, to the line's end.
    size_end,       ///< Between the line's CR and LF.
    data,           ///< Within a chunk's bytes.
    data_end,       ///< Before the CR behind them.
    data_line_end,  ///< Before the LF behind that.
    trailer_begin,  ///< Where a trailer, or the last line, begins.
    trailer,        ///< Within a trailer.
    trailer_end,    ///< Between a trailer's CR and LF.
    last_end,       ///< Between the last line's CR and LF.
    done,
  };

  /// Moves over one character outside of chunks. False where it must not stand there.
  bool step_over(char c);

  Place place_ = Place::size;
  std::uint64_t left_ = 0;  ///< Of the chunk.
  unsigned digits_ = 0;     ///< Of its size, so far.
  unsigned passed_over_ = 0;
};

}  // namespace touiza::http
