#include "events/evaluate/strength_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dateline::events {

namespace {

struct Row {
  std::size_t right = 0, all = 0;
  double promised = 0;  // sum of confidence

  void add(double confidence, bool is_right) {
    ++all;
    right += is_right ? 1 : 0;
    promised += confidence;
  }
  [[nodiscard]] Table::Row labelled(std::string label) const {
    const auto mean = [&](double sum) {
      return all == 0 ? std::string("-") : fmt::format("{:.3f}", sum / static_cast<double>(all));
    };
    return {std::move(label),
            {std::to_string(right), std::to_string(all), mean(static_cast<double>(right)), mean(promised)}};
  }
};

std::vector<std::string> columns() {
  return {"right", "all", "share", "promised"};
}

}  // namespace

Table StrengthTable::table(std::string title) const {
  std::array<Row, kReadingStrengths.size()> rows;
  for (const auto& [confidence, right] : readings_) {
    rows[static_cast<std::size_t>(reading_strength(confidence))].add(confidence, right);
  }
  Table table{std::move(title), columns(), {}};
  for (const ReadingStrength strength : kReadingStrengths) {
    table.rows.push_back(rows[static_cast<std::size_t>(strength)].labelled(std::string(name_of(strength))));
  }
  table.rows.push_back({"area under the ROC curve", {"", "", fmt::format("{:.3f}", rank()), ""}});
  return table;
}

Table StrengthTable::by_tenths(std::string title) const {
  std::array<Row, 10> rows;
  for (const auto& [confidence, right] : readings_) {
    rows[std::min<std::size_t>(static_cast<std::size_t>(std::max(confidence, 0.0) * 10), 9)].add(confidence, right);
  }
  Table table{std::move(title), columns(), {}};
  for (std::size_t tenth = rows.size(); tenth-- > 0;) {
    if (rows[tenth].all > 0) {
      const double from = static_cast<double>(tenth) / 10;
      table.rows.push_back(rows[tenth].labelled(fmt::format("{:.1f} to {:.1f}", from, from + 0.1)));
    }
  }
  return table;
}

double StrengthTable::rank() const {
  std::vector<std::pair<double, bool>> order = readings_;
  std::sort(order.begin(), order.end());
  double ranked = 0;
  std::size_t right = 0;
  std::size_t wrong = 0;
  for (std::size_t at = 0; at < order.size();) {
    std::size_t right_here = 0;
    std::size_t wrong_here = 0;
    const double confidence = order[at].first;
    for (; at < order.size() && order[at].first == confidence; ++at) {
      ++(order[at].second ? right_here : wrong_here);
    }
    ranked += static_cast<double>(right_here) * (static_cast<double>(wrong) + static_cast<double>(wrong_here) / 2);
    right += right_here;
    wrong += wrong_here;
  }
  const double pairs = static_cast<double>(right) * static_cast<double>(wrong);
  return pairs == 0 ? 0.5 : ranked / pairs;
}

}  // namespace dateline::events
