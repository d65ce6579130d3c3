#include "messages/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>
#include <utility>

#include "messages/mail_form.hpp"

namespace touiza::messages {
namespace {

template <auto release>
struct Releaser {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
using Easy = std::unique_ptr<CURL, Releaser<curl_easy_cleanup>>;
using List = std::unique_ptr<curl_slist, Releaser<curl_slist_free_all>>;
using Url = std::unique_ptr<CURLU, Releaser<curl_url_cleanup>>;

/// What one transfer has sent so far, and the refusal that it heard last.
struct Transfer {
  std::string_view unsent;
  int refusal = 0;  ///< SMTP status from 400 up; 0: none.
  const std::stop_token& ended;
};

std::size_t give_bytes(char* to, std::size_t, std::size_t room, void* of) {
  auto& transfer = *static_cast<Transfer*>(of);
  const auto size = std::min(room, transfer.unsent.size());
  std::memcpy(to, transfer.unsent.data(), size);
  transfer.unsent.remove_prefix(size);
  return size;
}

std::size_t take_answer(char* bytes, std::size_t, std::size_t size, void* of) {
  auto& transfer = *static_cast<Transfer*>(of);
  const auto is_digit = [&](std::size_t i) { return bytes[i] >= '0' && bytes[i] <= '9'; };
  if (size >= 3 && is_digit(0) && is_digit(1) && is_digit(2)) {
    const int status = (bytes[0] - '0') * 100 + (bytes[1] - '0') * 10 + (bytes[2] - '0');
    // A refused EHLO is followed by HELO: what goes on is no refusal any more. A farewell (221)
    // says nothing of the mail.
    if (status != 221) transfer.refusal = status >= 400 ? status : 0;
  }
  return size;
}

int is_ended(void* of, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(of)->ended.stop_requested() ? 1 : 0;
}

Error unavailable(const char* code, std::string message, std::string remedy = "") {
  return Error{ErrorKind::unavailable, code, std::move(message), std::move(remedy)};
}

/// The server's own words may hold the address: only its status is told.
Error failure_of(CURLcode code, const Transfer& transfer) {
  const std::string what = curl_easy_strerror(code);
  const auto status = std::to_string(transfer.refusal);
  switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
      return unavailable("mail_was_given_up", "The server is ending.");
    case CURLE_OPERATION_TIMEDOUT:
      return unavailable("mail_server_is_too_slow", "The mail server took too long.");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_USE_SSL_FAILED:
      return unavailable("mail_server_is_not_trusted", "No trusted encryption: " + what + ".",
                         "Check the name in mail-url, and the mail server's certificate.");
    case CURLE_LOGIN_DENIED:
      if (transfer.refusal / 100 == 4) break;
      return Error{ErrorKind::invalid_input, "mail_sign_in_was_refused",
                   "The mail server does not take this user and password.",
                   "Check the file named by mail-secret-file."};
    default:
      break;
  }
  if (transfer.refusal >= 500) {
    return Error{ErrorKind::invalid_input, "mail_was_refused",
                 "The mail server refuses this mail with status " + status + ".",
                 "Check the address, and that the server sends for mail-from."};
  }
  if (transfer.refusal >= 400) {
    return unavailable("mail_is_delayed",
                       "The mail server asks for a later try with status " + status + ".");
  }
  return unavailable("mail_server_is_unreachable", "The mail server did not answer: " + what + ".",
                     "Check mail-url and the network.");
}

/// One part of `url`; empty where it has none.
std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  std::string copy{text};
  curl_free(text);
  return copy;
}

bool is_this_machine(const std::string& host) {
  return host == "localhost" || host == "[::1]" || host == "127.0.0.1";
}

class SmtpSender final : public MessageSender {
 public:
  SmtpSender(SmtpSettings settings, bool is_plain, const Clock& clock)
      : settings_{std::move(settings)}, is_plain_{is_plain}, clock_{clock} {}

  Done send(const Message& mail, const std::string& message_id,
            const std::stop_token& ended) override {
    const auto domain = settings_.from.substr(settings_.from.find('@'));
    const auto message = wire_form(mail, {settings_.from, clock_.now(), message_id + domain});
    if (!message) return message.error();

    Transfer transfer{*message, 0, ended};
    const Easy easy{curl_easy_init()};
    if (!easy) return unavailable("mail_server_is_unreachable", "There is no memory left.");
    const List recipients{curl_slist_append(nullptr, ("<" + mail.to + ">").c_str())};
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(easy.get(), CURLOPT_INFILESIZE_LARGE, curl_off_t(message->size()));
    set_way(easy.get());
    set_calls(easy.get(), transfer);
    // libcurl keeps only the address of this list.
    const List way{
        settings_.connect_address.empty()
            ? nullptr
            : curl_slist_append(nullptr, ("::" + settings_.connect_address + ":").c_str())};
    if (way) curl_easy_setopt(easy.get(), CURLOPT_CONNECT_TO, way.get());

    const auto code = curl_easy_perform(easy.get());
    if (code != CURLE_OK) return failure_of(code, transfer);
    return {};
  }

 private:
  /// Where to, as whom, how safely, how long.
  void set_way(CURL* easy) const {
    // libcurl says the path as its own name in EHLO; many servers refuse one without a domain.
    const auto name = settings_.from.substr(settings_.from.find('@') + 1);
    const auto url = settings_.url + (settings_.url.ends_with('/') ? "" : "/") + name;
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.time_max.count()));
    curl_easy_setopt(easy, CURLOPT_USE_SSL, long{is_plain_ ? CURLUSESSL_NONE : CURLUSESSL_ALL});
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!settings_.trusted_certificates.empty()) {
      const auto& pem = settings_.trusted_certificates;
      const curl_blob blob{const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_NOCOPY};
      curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
    }
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, ("<" + settings_.from + ">").c_str());
    if (settings_.secret.is_empty()) return;
    curl_easy_setopt(easy, CURLOPT_USERNAME, settings_.secret.user.c_str());
    curl_easy_setopt(easy, CURLOPT_PASSWORD, settings_.secret.password.c_str());
  }

  static void set_calls(CURL* easy, Transfer& transfer) {
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, give_bytes);
    curl_easy_setopt(easy, CURLOPT_READDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_answer);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, is_ended);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &transfer);
  }

  SmtpSettings settings_;
  bool is_plain_;  ///< Without encryption: the server is this machine.
  const Clock& clock_;
};

Error malformed_url(const std::string& what) {
  return Error{ErrorKind::invalid_input, "mail_url_is_malformed", what,
               "Write smtps://mail.example.org:465 or smtp://mail.example.org:587."};
}

/// What of a mail-url is needed to choose between plain and encrypted.
struct MailUrl {
  std::string scheme;
  std::string host;
};

Result<MailUrl> read_mail_url(const std::string& text) {
  const Url url{curl_url()};
  // Its value is not told: a password may stand in it.
  if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
    return malformed_url("mail-url is not an address.");
  }
  MailUrl parts{part_of(url.get(), CURLUPART_SCHEME), part_of(url.get(), CURLUPART_HOST)};
  if (parts.scheme != "smtp" && parts.scheme != "smtps") {
    return malformed_url("mail-url is not SMTP.");
  }
  if (!part_of(url.get(), CURLUPART_USER).empty() ||
      !part_of(url.get(), CURLUPART_PASSWORD).empty()) {
    return malformed_url("mail-url holds a user or a password; they belong in mail-secret-file.");
  }
  const auto path = part_of(url.get(), CURLUPART_PATH);
  if (parts.host.empty() || (!path.empty() && path != "/") ||
      !part_of(url.get(), CURLUPART_QUERY).empty() ||
      !part_of(url.get(), CURLUPART_FRAGMENT).empty()) {
    return malformed_url("mail-url has more than a name and a port.");
  }
  return parts;
}

}  // namespace

Done check_mail_url(const std::string& url) {
  const auto parts = read_mail_url(url);
  return parts ? Done{} : Done{parts.error()};
}

Result<std::unique_ptr<MessageSender>> smtp_sender(SmtpSettings settings, const Clock& clock) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });

  const auto url = read_mail_url(settings.url);
  if (!url) return url.error();
  if (const auto from = mail_address(settings.from); !from) return from.error();
  const bool is_plain = url->scheme == "smtp" && is_this_machine(url->host);
  return std::unique_ptr<MessageSender>{
      std::make_unique<SmtpSender>(std::move(settings), is_plain, clock)};
}

}  // namespace touiza::messages
