#include "http/metrics.hpp"

#include <fmt/format.h>

#include <map>
#include <variant>

namespace touiza::http {
namespace {

/// A label's value with quotes, backslashes and line ends escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// `operation="list_labs",status="2xx"`, without braces.
std::string label_text(const Labels& labels) {
  std::string out;
  for (const auto& [name, value] : labels) {
    if (!out.empty()) out += ',';
    out += name + "=\"" + escaped(value) + '"';
  }
  return out;
}

std::string in_braces(std::string_view labels, std::string_view more = "") {
  if (labels.empty() && more.empty()) return "";
  std::string out = "{";
  out += labels;
  if (!labels.empty() && !more.empty()) out += ',';
  out += more;
  return out + '}';
}

}  // namespace

void DurationHistogram::observe(double seconds) {
  for (std::size_t i = 0; i < bounds_s.size(); ++i) {
    if (seconds > bounds_s[i]) continue;
    buckets_[i].fetch_add(1, std::memory_order_relaxed);
    break;
  }
  count_.fetch_add(1, std::memory_order_relaxed);
  sum_us_.fetch_add(static_cast<std::uint64_t>(seconds * 1e6), std::memory_order_relaxed);
}

struct MetricsRegistry::State {
  using Reading = std::function<double()>;
  using Value = std::variant<std::unique_ptr<Counter>, std::unique_ptr<Gauge>,
                             std::unique_ptr<DurationHistogram>, Reading>;
  struct Family {
    std::string help;
    std::string_view type;
    std::map<std::string, Value> values;  ///< By label text.
  };

  mutable std::mutex mutex;
  std::map<std::string, Family, std::less<>> families;

  Value& value(std::string_view name, std::string_view help, std::string_view type,
               const Labels& labels) {
    auto& family = families[std::string{name}];
    if (family.help.empty()) family.help = help;
    family.type = type;
    return family.values[label_text(labels)];
  }

  template <class Kind>
  Kind& existing(std::string_view name, std::string_view help, std::string_view type,
                 const Labels& labels) {
    const std::scoped_lock lock{mutex};
    auto& held = value(name, help, type, labels);
    auto* pointer = std::get_if<std::unique_ptr<Kind>>(&held);
    if (!pointer || !*pointer) {
      held = std::make_unique<Kind>();
      pointer = std::get_if<std::unique_ptr<Kind>>(&held);
    }
    return **pointer;
  }
};

MetricsRegistry::MetricsRegistry() : state_{std::make_unique<State>()} {}
MetricsRegistry::~MetricsRegistry() = default;

Counter& MetricsRegistry::counter(std::string_view name, std::string_view help, Labels labels) {
  return state_->existing<Counter>(name, help, "counter", labels);
}

Gauge& MetricsRegistry::gauge(std::string_view name, std::string_view help, Labels labels) {
  return state_->existing<Gauge>(name, help, "gauge", labels);
}

DurationHistogram& MetricsRegistry::histogram(std::string_view name, std::string_view help,
                                              Labels labels) {
  return state_->existing<DurationHistogram>(name, help, "histogram", labels);
}

void MetricsRegistry::gauge_function(std::string_view name, std::string_view help, Labels labels,
                                     std::function<double()> read) {
  const std::scoped_lock lock{state_->mutex};
  state_->value(name, help, "gauge", labels) = std::move(read);
}

std::string MetricsRegistry::render() const {
  struct Line {
    std::string& out;
    std::string_view name;
    std::string_view labels;

    // Hundreds of routes have series of their own; those never used would be most of the text.
    void operator()(const std::unique_ptr<Counter>& counter) const {
      if (counter->value() == 0 && !labels.empty()) return;
      out += fmt::format("{}{} {}\n", name, in_braces(labels), counter->value());
    }
    void operator()(const std::unique_ptr<Gauge>& gauge) const {
      out += fmt::format("{}{} {}\n", name, in_braces(labels), gauge->value());
    }
    void operator()(const State::Reading& read) const {
      out += fmt::format("{}{} {}\n", name, in_braces(labels), read());
    }
    void operator()(const std::unique_ptr<DurationHistogram>& histogram) const {
      if (histogram->count() == 0 && !labels.empty()) return;
      std::uint64_t below = 0;
      for (std::size_t i = 0; i < DurationHistogram::bounds_s.size(); ++i) {
        below += histogram->buckets_[i].load(std::memory_order_relaxed);
        const auto bound = fmt::format("le=\"{}\"", DurationHistogram::bounds_s[i]);
        out += fmt::format("{}_bucket{} {}\n", name, in_braces(labels, bound), below);
      }
      const auto count = histogram->count();
      out += fmt::format("{}_bucket{} {}\n", name, in_braces(labels, "le=\"+Inf\""), count);
      out += fmt::format("{}_sum{} {}\n", name, in_braces(labels),
                         static_cast<double>(histogram->sum_us_.load()) / 1e6);
      out += fmt::format("{}_count{} {}\n", name, in_braces(labels), count);
    }
  };

  const std::scoped_lock lock{state_->mutex};
  std::string out;
  for (const auto& [name, family] : state_->families) {
    out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, family.help, name, family.type);
    for (const auto& [labels, value] : family.values) std::visit(Line{out, name, labels}, value);
  }
  return out;
}

Route metrics_route(const MetricsRegistry& registry) {
  Route route;
  route.pattern = "/metrics";
  route.operation_id = "get_metrics";
  route.handler = [&registry](const Request&) {
    return bytes_response(200, "text/plain; version=0.0.4; charset=utf-8", registry.render());
  };
  return route;
}

}  // namespace touiza::http
