#include "server/post_office.hpp"

#include <fmt/format.h>

#include "base/log.hpp"
#include "messages/secret_file.hpp"
#include "messages/sms_gateway.hpp"
#include "messages/smtp.hpp"
#include "server/house.hpp"

namespace touiza::server {
namespace {

constexpr std::size_t sending_threads = 2;

Error missing(const char* given, const char* missing) {
  return Error{ErrorKind::invalid_input, "setting_is_missing",
               fmt::format("{} is set, and {} is not.", given, missing),
               "Set both, or neither; docs/operations/mail.md shows a whole example."};
}

Done check(const Settings& settings) {
  const bool has_mail = !settings.mail_url.empty();
  const bool has_sms = !settings.sms_url.empty();
  if (has_mail && settings.mail_from.empty()) return missing("mail-url", "mail-from");
  if (!has_mail && !settings.mail_from.empty()) return missing("mail-from", "mail-url");
  if (!has_mail && !settings.mail_secret_file.empty()) {
    return missing("mail-secret-file", "mail-url");
  }
  if (!has_sms && !settings.sms_secret_file.empty()) return missing("sms-secret-file", "sms-url");
  if ((has_mail || has_sms) && settings.public_url.empty()) {
    return missing(has_mail ? "mail-url" : "sms-url", "public-url");
  }
  return {};
}

Result<std::unique_ptr<messages::MessageSender>> mail_sender(const Settings& settings,
                                                             const Clock& clock) {
  messages::SmtpSettings smtp{.url = settings.mail_url, .from = settings.mail_from};
  if (!settings.mail_secret_file.empty()) {
    auto secret = messages::read_mail_secret(settings.mail_secret_file);
    if (!secret) return secret.error();
    smtp.secret = *std::move(secret);
  }
  return messages::smtp_sender(std::move(smtp), clock);
}

Result<std::unique_ptr<messages::MessageSender>> sms_sender(const Settings& settings) {
  messages::SmsSettings sms{.url = settings.sms_url};
  if (!settings.sms_secret_file.empty()) {
    auto token = messages::read_secret(settings.sms_secret_file, "sms-secret-file");
    if (!token) return token.error();
    sms.token = *std::move(token);
  }
  return messages::sms_sender(std::move(sms));
}

/// A number of the database, asked for when it is read; a database that does not answer counts 0.
std::function<double()> number(database::Database& database,
                               std::function<std::int64_t(database::Transaction&)> count) {
  return [&database, count = std::move(count)] {
    const auto found =
        database.read([&](database::Transaction& t) -> Result<std::int64_t> { return count(t); });
    return found ? static_cast<double>(*found) : 0.0;
  };
}

void add_numbers(http::MetricsRegistry& metrics, database::Database& database) {
  constexpr auto name = "touiza_messages";
  constexpr auto help = "Messages that are kept: those that wait, and those that failed for good.";
  const auto failed = [](database::Transaction& t) {
    std::int64_t count = 0;
    for (const auto& tasks : outbox::task_counts(t)) {
      const bool is_one =
          tasks.kind == messages::send_message && tasks.state == outbox::TaskState::failed;
      if (is_one) count += tasks.count;
    }
    return count;
  };
  metrics.gauge_function(name, help, {{"state", "failed"}}, number(database, failed));
  metrics.gauge_function(name, help, {{"state", "waiting"}},
                         number(database, [failed](database::Transaction& t) {
                           return std::max<std::int64_t>(messages::waiting_count(t) - failed(t), 0);
                         }));
}

}  // namespace

Result<std::unique_ptr<PostOffice>> PostOffice::open(const Settings& settings,
                                                     bool is_own_machine_only, const Clock& clock,
                                                     Random& random) {
  if (const auto checked = check(settings); !checked) return checked.error();
  auto key = deployment_key(settings);
  if (!key) return key.error();
  std::unique_ptr<PostOffice> office{new PostOffice{std::move(*key), clock, random}};
  if (!settings.mail_url.empty()) {
    auto mail = mail_sender(settings, clock);
    if (!mail) return mail.error();
    office->senders_.mail = std::move(*mail);
  }
  if (!settings.sms_url.empty()) {
    auto sms = sms_sender(settings);
    if (!sms) return sms.error();
    office->senders_.sms = std::move(*sms);
  }
  const MessageWays ways{office->senders_.mail != nullptr, office->senders_.sms != nullptr,
                         settings.public_url};
  if (ways.has_mail || ways.has_sms) {
    office->sender_ = std::make_unique<MailedCodeSender>(office->queue_, clock, ways);
  } else if (is_own_machine_only) {
    office->sender_ = std::make_unique<accounts::LoggedCodeSender>();
  } else {
    log::warn("no_way_to_send", {{"remedy", "Set mail-url or sms-url; see touiza.toml.example."}});
    office->sender_ = std::make_unique<accounts::MissingCodeSender>();
  }
  return office;
}

void PostOffice::start(database::Database& database, http::MetricsRegistry& metrics) {
  add_numbers(metrics, database);
  delivery_ =
      std::make_unique<messages::MessageDelivery>(database, seal_, senders_, clock_, metrics);
  workers_ = std::make_unique<outbox::Workers>(
      database, clock_, random_, outbox::Workers::Settings{.threads = sending_threads});
  workers_->handle(messages::send_message,
                   [this](const outbox::Task& task) { return delivery_->send(task); });
  workers_->start();
}

void PostOffice::stop() {
  if (!workers_) return;
  delivery_->stop_soon();
  workers_->stop();
}

}  // namespace touiza::server
