#include "http/response.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/text.hpp"
#include "http/detail/gzip.hpp"

namespace touiza::http {
namespace {

constexpr int shared_gzip_level = 9;

constexpr std::string_view page_policy =
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lowered, lowered);
}

bool has_control_character(std::string_view value) {
  return std::ranges::any_of(value, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7F;
  });
}

/// The characters of RFC 5987 that need no percent sign.
bool is_plain_in_parameter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '.' || c == '_';
}

}  // namespace

OpenFile::~OpenFile() { ::close(descriptor_); }

Result<FileRange> file_range(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) {
    if (errno == ENOENT) {
      return Error{ErrorKind::not_found, "file_is_missing", "The file is not there.", ""};
    }
    return Error{ErrorKind::unavailable, "file_is_unreadable", "The file cannot be opened.",
                 "Try again; tell the server's administrator if it stays so."};
  }
  auto file = std::make_shared<const OpenFile>(descriptor);
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    return Error{ErrorKind::unavailable, "file_is_unreadable", "This is not a regular file.",
                 "Try again; tell the server's administrator if it stays so."};
  }
  return FileRange{std::move(file), 0, static_cast<std::uint64_t>(facts.st_size)};
}

const std::string& SharedBytes::gzipped() const {
  std::call_once(once_, [this] { gzipped_ = gzip(bytes_, shared_gzip_level); });
  return gzipped_;
}

std::optional<std::string_view> Response::header(std::string_view name) const {
  for (const auto& [header_name, value] : headers) {
    if (is_same_name(header_name, name)) return value;
  }
  return std::nullopt;
}

Response& Response::set(std::string_view name, std::string value) {
  std::erase_if(headers, [&](const auto& pair) { return is_same_name(pair.first, name); });
  return add(name, std::move(value));
}

Response& Response::add(std::string_view name, std::string value) {
  if (!has_control_character(value)) headers.emplace_back(std::string{name}, std::move(value));
  return *this;
}

Response bytes_response(int status, std::string_view media_type, std::string bytes) {
  Response response;
  response.status = status;
  response.headers.emplace_back("Content-Type", media_type);
  response.body = std::move(bytes);
  return response;
}

Response json_response(int status, std::string json) {
  return bytes_response(status, "application/json", std::move(json));
}

Response empty_response() {
  Response response;
  response.status = 204;
  return response;
}

Response redirect_response(std::string location, int status) {
  Response response;
  response.status = status;
  response.add("Location", std::move(location));
  return response;
}

void add_page_security(Response& response, std::string_view content_security_policy) {
  response.set(
      "Content-Security-Policy",
      std::string{content_security_policy.empty() ? page_policy : content_security_policy});
  response.set("X-Frame-Options", "DENY");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
}

std::string attachment_disposition(std::string_view file_name) {
  std::string plain;
  std::string encoded;
  for (const char c : file_name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '/' || c == '\\' || c == '"') continue;
    plain += byte < 0x80 ? c : '_';
    if (is_plain_in_parameter(c)) {
      encoded += c;
    } else {
      constexpr std::string_view digits = "0123456789ABCDEF";
      encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  if (!is_utf8(file_name) || plain.empty()) return R"(attachment; filename="file")";
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace touiza::http
