#include "events/evaluate/corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dateline::events {

namespace {

constexpr std::size_t kContextBytes = 60;  ///< on either side of the words

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0u) == 0x80u;
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

/// Columns of a terminal, near enough: code points.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string padded(std::string_view text, std::size_t columns, bool right) {
  const std::string space(columns - std::min(columns, width(text)), ' ');
  return right ? space + std::string(text) : std::string(text) + space;
}

/// Errors of a kind on the same words.
struct Group {
  std::size_t count = 0;
  const ErrorCase* first = nullptr;
};

}  // namespace

std::vector<std::string> counts_columns() {
  return {"precision", "recall", "F1", "expected", "found", "matched"};
}

Table::Row counts_row(std::string label, const Counts& counts) {
  return {std::move(label),
          {fmt::format("{:.3f}", counts.precision()), fmt::format("{:.3f}", counts.recall()),
           fmt::format("{:.3f}", counts.f1()), std::to_string(counts.expected), std::to_string(counts.found),
           std::to_string(counts.matched)}};
}

std::string to_text(const Table& table) {
  std::vector<std::size_t> widths;
  std::size_t label_width = width(table.title);
  for (const std::string& column : table.columns) {
    widths.push_back(width(column));
  }
  for (const Table::Row& row : table.rows) {
    label_width = std::max(label_width, width(row.label));
    for (std::size_t i = 0; i < row.cells.size() && i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], width(row.cells[i]));
    }
  }
  const auto line = [&](const std::string& label, const std::vector<std::string>& cells) {
    std::string text = padded(label, label_width, false);
    for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
      text += "  " + padded(cells[i], widths[i], true);
    }
    return text + "\n";
  };
  std::string text = line(table.title, table.columns);
  for (const Table::Row& row : table.rows) {
    text += line(row.label, row.cells);
  }
  return text;
}

std::string context_of(std::string_view text, Span span) {
  std::size_t begin = span.begin < kContextBytes ? 0 : span.begin - kContextBytes;
  while (begin < span.begin && continues(text[begin])) {
    ++begin;
  }
  std::size_t end = std::min(text.size(), span.end + kContextBytes);
  while (end < text.size() && continues(text[end])) {
    ++end;
  }
  return on_one_line(text.substr(begin, span.begin - begin)) + "«" + on_one_line(span.of(text)) + "»" +
         on_one_line(text.substr(span.end, end - span.end));
}

std::string context_of(const Reading& reading, const Event& event) {
  for (const Claim& claim : reading.claims) {
    if (!event.claims.empty() && claim.id == event.claims.front()) {
      return context_of(reading.document.text, claim.evidence.front().bytes);
    }
  }
  return {};
}

std::string to_text(const std::vector<ErrorCase>& errors, std::size_t most) {
  std::vector<std::string> kinds;
  std::map<std::string, std::map<std::string, Group>> groups;
  for (const ErrorCase& error : errors) {
    if (!groups.contains(error.kind)) {
      kinds.push_back(error.kind);
    }
    Group& group = groups[error.kind][error.text];
    ++group.count;
    group.first = group.first == nullptr ? &error : group.first;
  }
  std::string text;
  for (const std::string& kind : kinds) {
    std::vector<Group> worst;
    std::size_t cases = 0;
    for (const auto& [words, group] : groups[kind]) {
      worst.push_back(group);
      cases += group.count;
    }
    std::stable_sort(worst.begin(), worst.end(), [](const Group& a, const Group& b) { return a.count > b.count; });
    text += fmt::format("{}{}: {}\n", text.empty() ? "" : "\n", kind, cases);
    for (std::size_t i = 0; i < worst.size() && i < most; ++i) {
      const ErrorCase& first = *worst[i].first;
      text += fmt::format("{:>5} x {}{}{}\n          {}: {}\n", worst[i].count, first.text,
                          first.detail.empty() ? "" : ": ", first.detail, first.document, first.context);
    }
  }
  return text;
}

JudgedEvent judged(const Reading& reading, const Event& event, std::string document, bool right) {
  JudgedEvent one{std::move(document), {}, event.confidence, right};
  for (std::size_t at = 0; at < reading.features.size(); ++at) {
    if (std::find(event.claims.begin(), event.claims.end(), reading.claims[at].id) != event.claims.end()) {
      one.claims.push_back(reading.features[at]);
    }
  }
  return one;
}

}  // namespace dateline::events
