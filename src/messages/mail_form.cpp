#include "messages/mail_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.hpp"

namespace touiza::messages {
namespace {

constexpr std::size_t subject_characters_max = 200;
constexpr std::size_t text_bytes_max = 100'000;

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

Error malformed(const std::string& what) {
  return Error{ErrorKind::invalid_input, "mail_is_malformed", what, "Mend what the message names."};
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto left = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (k < left ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += k <= left ? digits[group >> (18 - 6 * k) & 63] : '=';
    }
  }
  return text;
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

/// RFC 2047: a line with an encoded word has at most 76 characters, and a word holds only whole
/// characters of its text. So each takes up to 39 bytes: 52 digits, 12 around them, and "Subject:
/// ".
std::string encoded_words(std::string_view text) {
  constexpr std::size_t bytes_max = 39;
  std::string words;
  while (!text.empty()) {
    auto end = std::min(bytes_max, text.size());
    while (end < text.size() && !begins_character(text[end])) --end;
    if (!words.empty()) words += "\r\n ";
    words += "=?UTF-8?B?" + base64(text.substr(0, end)) + "?=";
    text.remove_prefix(end);
  }
  return words;
}

std::string subject_form(std::string_view subject) {
  const bool is_plain =
      subject.size() <= 60 && subject.find("=?") == std::string_view::npos &&
      std::ranges::all_of(subject, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return is_plain ? std::string{subject} : encoded_words(subject);
}

/// RFC 5322: "Sun, 22 Nov 2026 22:45:51 +0000".
std::string date_form(Instant at) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::sys_time<Microseconds> time{Microseconds{at.microseconds}};
  const auto midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{midnight};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - midnight)};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
                     days[std::chrono::weekday{midnight}.c_encoding()],
                     static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string body_form(std::string_view text) {
  std::string lines;
  for (const char c : text) lines += c == '\n' ? std::string{"\r\n"} : std::string{c};
  const auto digits = base64(lines);
  std::string body;
  for (std::size_t i = 0; i < digits.size(); i += 76) body += digits.substr(i, 76) + "\r\n";
  return body;
}

Done check(const Message& mail) {
  const auto& subject = mail.subject;
  if (!is_utf8(subject) || std::ranges::any_of(subject, is_control)) {
    return malformed("The subject is not one line of UTF-8.");
  }
  if (subject.empty() || character_count(subject) > subject_characters_max) {
    return malformed(fmt::format("The subject has {} characters; 1 to {} are taken.",
                                 character_count(subject), subject_characters_max));
  }
  const bool is_text = std::ranges::none_of(
      mail.text, [](char c) { return is_control(c) && c != '\n' && c != '\t'; });
  if (!is_utf8(mail.text) || !is_text) return malformed("The text is not plain UTF-8.");
  if (mail.text.size() > text_bytes_max) {
    return malformed(fmt::format("The text has {} bytes; at most {} are taken.", mail.text.size(),
                                 text_bytes_max));
  }
  const auto& language = mail.language;
  if (language.empty() || language.size() > 35 ||
      !std::ranges::all_of(language, [](char c) { return is_letter(c) || c == '-'; })) {
    return malformed("The language is not a tag like fr or ar-MA.");
  }
  return {};
}

}  // namespace

Result<std::string> mail_address(std::string_view text) {
  const auto at = text.find('@');
  const auto local = text.substr(0, at);
  const auto domain = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  // What may stand unquoted in an address (RFC 5322, atext and dots), and nothing else.
  const auto is_local = [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') ||
           std::string_view{".!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
  };
  const auto is_domain = [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
  };
  if (local.empty() || local.size() > 64 || domain.empty() || text.size() > 254 ||
      !std::ranges::all_of(local, is_local) || !std::ranges::all_of(domain, is_domain) ||
      local.starts_with('.') || local.ends_with('.') ||
      local.find("..") != std::string_view::npos || domain.starts_with('.') ||
      domain.ends_with('.') || domain.starts_with('-') ||
      domain.find("..") != std::string_view::npos) {
    return Error{ErrorKind::invalid_input, "mail_address_is_malformed",
                 "This is not one bare e-mail address in plain letters.",
                 "Write name@example.org."};
  }
  return std::string{text};
}

Result<std::string> wire_form(const Message& mail, const Envelope& envelope) {
  const auto to = mail_address(mail.to);
  if (!to) return to.error();
  const auto from = mail_address(envelope.from);
  if (!from) return from.error();
  if (const auto checked = check(mail); !checked) return checked.error();
  if (const auto id = mail_address(envelope.message_id); !id) return id.error();
  return fmt::format(
      "Date: {}\r\n"
      "From: Touiza <{}>\r\n"
      "To: <{}>\r\n"
      "Subject: {}\r\n"
      "Message-ID: <{}>\r\n"
      "Auto-Submitted: auto-generated\r\n"
      "Content-Language: {}\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: base64\r\n"
      "\r\n"
      "{}",
      date_form(envelope.sent_at), *from, *to, subject_form(mail.subject), envelope.message_id,
      mail.language, body_form(mail.text));
}

}  // namespace touiza::messages
