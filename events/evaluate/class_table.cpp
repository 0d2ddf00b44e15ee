#include "events/evaluate/class_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline::events {

void ClassTable::add(const std::string& gold, const std::string& found) {
  ++items_;
  ++classes_[gold].expected;
  if (!found.empty()) {
    ++classes_[found].found;
  }
  if (gold == found) {
    ++classes_[gold].matched;
    ++right_;
  }
}

double ClassTable::weighted_f1() const {
  double sum = 0;
  for (const auto& [name, counts] : classes_) {
    sum += counts.f1() * static_cast<double>(counts.expected);
  }
  return items_ == 0 ? 0 : sum / static_cast<double>(items_);
}

Table ClassTable::table(std::string title) const {
  Table table{std::move(title), counts_columns(), {}};
  std::vector<std::pair<std::string, Counts>> order(classes_.begin(), classes_.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.expected > b.second.expected; });
  double macro = 0;
  std::size_t present = 0;
  for (const auto& [name, counts] : order) {
    table.rows.push_back(counts_row(name, counts));
    macro += counts.expected > 0 ? counts.f1() : 0;
    present += counts.expected > 0 ? 1 : 0;
  }
  table.rows.push_back({"right", {"", "", fmt::format("{:.3f}", share(right_, items_))}});
  table.rows.push_back({"weighted F1", {"", "", fmt::format("{:.3f}", weighted_f1())}});
  table.rows.push_back(
      {"mean F1 of classes", {"", "", fmt::format("{:.3f}", present == 0 ? 0 : macro / static_cast<double>(present))}});
  return table;
}

}  // namespace dateline::events
