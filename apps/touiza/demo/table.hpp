// A table of the demonstration's data: CSV with a header line, as demo/tools/generate.py writes it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace touiza::demo {

/// One row; its fields are named by the header. The data is part of the program, so that a column
/// which is not there, or a number that is none, is a bug: it ends the program with its name.
class Row {
 public:
  Row(const std::vector<std::string>& header, std::vector<std::string> fields);

  const std::string& operator[](std::string_view column) const;
  long long whole(std::string_view column) const;
  double number(std::string_view column) const;
  /// "a;b;c", empty: none.
  std::vector<std::string> list(std::string_view column) const;
  /// The columns PREFIX_fr, PREFIX_ar and PREFIX_en.
  LocalText text(const std::string& prefix) const;

 private:
  std::map<std::string, std::string, std::less<>> fields_;
};

/// The rows of `path` in demo/: "network/labs.csv". Quotes as in RFC 4180.
std::vector<Row> table(std::string_view path);

/// The rows of a CSV text with a header line.
std::vector<Row> rows_of(std::string_view csv);

}  // namespace touiza::demo
