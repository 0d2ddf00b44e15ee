#include "events/evaluate/gold_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string_view>
#include <utility>

#include "events/evaluate/corpus_files.h"

namespace dateline::events {

namespace {

void append_text(const pugi::xml_node& node, const TimeMarkup& markup, bool inside, GoldTimesDocument& document) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      document.text += child.value();
      continue;
    }
    const bool time = !inside && std::string_view(child.name()) == markup.tag;
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    append_text(child, markup, inside || time, document);
    const auto end = static_cast<std::uint32_t>(document.text.size());
    if (time && begin < end) {
      document.times.push_back({{begin, end},
                                normal_value(child.attribute(markup.value).value()),
                                timex_type(child.attribute("type").value()),
                                std::nullopt});
    }
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether `value` begins as `pattern`, in which 9 stands for a digit and the rest for itself.
bool begins_like(std::string_view value, std::string_view pattern) {
  return value.size() >= pattern.size() && std::equal(pattern.begin(), pattern.end(), value.begin(),
                                                      [](char p, char v) { return p == '9' ? is_digit(v) : p == v; });
}

// The found expression of each gold one: the one of the same span, else the first that overlaps; -1 where none does.
std::vector<int> pairs_of(const std::vector<GoldTime>& gold, const std::vector<TimeExpression>& found) {
  std::vector<int> pairs(gold.size(), -1);
  std::vector<bool> taken(found.size(), false);
  for (const bool exact : {true, false}) {
    std::size_t first = 0;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      while (first < found.size() && found[first].span.end <= gold[i].span.begin) {
        ++first;
      }
      for (std::size_t k = first; pairs[i] < 0 && k < found.size() && found[k].span.begin < gold[i].span.end; ++k) {
        if (!taken[k] && (!exact || found[k].span == gold[i].span)) {
          pairs[i] = static_cast<int>(k);
          taken[k] = true;
        }
      }
    }
  }
  return pairs;
}

Document to_read(const GoldTimesDocument& gold) {
  Document document;
  document.name = gold.name;
  document.text = gold.text;
  document.language = "en";
  document.time_zone = "UTC";
  constexpr std::size_t kDay = 10;  // 2009-12-19
  if (const auto published = parse_time(gold.published.substr(0, kDay))) {
    document.published.value = published->start;
  }
  return document;
}

Table::Row times_row(std::string label, const TimeScore& score) {
  return {std::move(label),
          {fmt::format("{:.3f}", score.strict.f1()), fmt::format("{:.3f}", score.relaxed.precision()),
           fmt::format("{:.3f}", score.relaxed.recall()), fmt::format("{:.3f}", score.relaxed.f1()),
           fmt::format("{:.3f}", score.f1(score.value)), fmt::format("{}", score.relaxed.expected)}};
}

Table::Row attribute_row(std::string label, const TimeScore& score, const TimeScore::Attribute& attribute) {
  return {std::move(label),
          {fmt::format("{:.3f}", score.f1(attribute)), fmt::format("{:.3f}", attribute.accuracy()),
           fmt::format("{}", attribute.told), fmt::format("{}", attribute.same)}};
}

// "2016-07-26 to 2016-07-28", the days that an interval touches; "none" without one.
std::string days_of(const std::optional<TimeInterval>& interval) {
  if (!interval || interval->is_unknown()) {
    return "none";
  }
  return fmt::format("{} to {}", interval->start ? format_time(*interval->start, Granularity::day) : "",
                     interval->end ? format_last_day(*interval->end) : "");
}

void count(bool same, TimeScore::Attribute& attribute) {
  ++attribute.told;
  attribute.same += same ? 1 : 0;
}

}  // namespace

std::optional<TimexType> timex_type(std::string_view name) {
  for (const TimexType type : {TimexType::date, TimexType::time, TimexType::duration, TimexType::set}) {
    if (name_of(type) == name) {
      return type;
    }
  }
  return std::nullopt;
}

std::string normal_value(std::string value) {
  if (begins_like(value, "9999-99-99-WXX-9")) {
    value.erase(10, 6);
  }
  if (begins_like(value, "9999-99-W")) {
    value.erase(4, 3);
  }
  const std::size_t clock = value.find('T');
  if (clock != std::string::npos && begins_like(std::string_view(value).substr(clock), "T99:99:99")) {
    value.resize(clock + 6);
  }
  if (begins_like(value, "P9") && (value.back() == 'H' || value.back() == 'S')) {
    value.insert(1, "T");
  }
  while ((begins_like(value, "9") || begins_like(value, "BC9")) && value.ends_with("-XX")) {
    value.resize(value.size() - 3);
  }
  return value;
}

Result<std::vector<GoldTimesDocument>> read_gold_times(const std::vector<std::filesystem::path>& inputs,
                                                       const TimeMarkup& markup) {
  const auto files = corpus_files(inputs, markup.ending);
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  std::vector<GoldTimesDocument> documents;
  for (const std::filesystem::path& file : *files) {
    pugi::xml_document xml;
    const pugi::xml_parse_result parsed = xml.load_file(file.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    const pugi::xml_node root = xml.document_element();
    if (!parsed || !root.child("TEXT")) {
      return rejected(fmt::format("{}: byte {}", file.string(), parsed.offset),
                      parsed ? "has no TEXT element" : parsed.description(),
                      fmt::format("give the corpus's *{} files", markup.ending));
    }
    GoldTimesDocument document;
    document.name = file.filename().string();
    document.name.resize(document.name.size() - std::min(document.name.size(), std::string_view(markup.ending).size()));
    document.published = root.child(markup.date).child(markup.tag).attribute(markup.value).value();
    append_text(root.child("TEXT"), markup, false, document);
    documents.push_back(std::move(document));
  }
  return documents;
}

TimeScore& TimeScore::operator+=(const TimeScore& other) {
  strict += other.strict;
  relaxed += other.relaxed;
  for (auto attribute : {&TimeScore::value, &TimeScore::type, &TimeScore::days}) {
    (this->*attribute).told += (other.*attribute).told;
    (this->*attribute).same += (other.*attribute).same;
  }
  return *this;
}

TimeScore score_times(const GoldTimesDocument& document, const std::vector<TimeExpression>& found,
                      std::vector<ErrorCase>& errors) {
  const std::vector<int> pairs = pairs_of(document.times, found);
  std::vector<bool> paired(found.size(), false);
  std::vector<std::pair<std::uint32_t, ErrorCase>> here;
  const auto add = [&](const char* kind, Span span, std::string detail) {
    here.emplace_back(span.begin, ErrorCase{kind, std::string(span.of(document.text)), std::move(detail), document.name,
                                            context_of(document.text, span)});
  };
  TimeScore score;
  score.relaxed = {document.times.size(), found.size(), 0};
  score.strict = score.relaxed;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const GoldTime& gold = document.times[i];
    if (pairs[i] < 0) {
      add("missed", gold.span, gold.value);
      continue;
    }
    const auto found_at = static_cast<std::size_t>(pairs[i]);
    const TimeExpression& time = found[found_at];
    paired[found_at] = true;
    ++score.relaxed.matched;
    score.strict.matched += time.span == gold.span ? 1 : 0;
    if (!gold.value.empty()) {
      const std::string value = normal_value(time.value);
      count(value == gold.value, score.value);
      if (value != gold.value) {
        add("value", time.span, fmt::format("{}, not {} (rule: {})", gold.value, value, time.rule));
      }
    }
    if (gold.type) {
      count(time.type == *gold.type, score.type);
      if (time.type != *gold.type) {
        add("type", time.span,
            fmt::format("{}, not {} (rule: {})", name_of(*gold.type), name_of(time.type), time.rule));
      }
    }
    if (gold.grounded) {
      const std::string days = days_of(time.grounded);
      count(days == days_of(gold.grounded), score.days);
      if (days != days_of(gold.grounded)) {
        add("days", time.span, fmt::format("{}, not {} (rule: {})", days_of(gold.grounded), days, time.rule));
      }
    }
  }
  for (std::size_t k = 0; k < found.size(); ++k) {
    if (!paired[k]) {
      add("false", found[k].span, fmt::format("{} (rule: {})", found[k].value, found[k].rule));
    }
  }
  std::stable_sort(here.begin(), here.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [begin, error] : here) {
    errors.push_back(std::move(error));
  }
  return score;
}

CorpusReport evaluate_gold_times(const std::vector<GoldTimesDocument>& documents, const Reader& reader) {
  constexpr std::size_t kFewDocuments = 40;
  CorpusReport report;
  report.documents = documents.size();
  Table each{"documents", {"strict F1", "relaxed P", "relaxed R", "relaxed F1", "value F1", "expected"}, {}};
  TimeScore all;
  for (const GoldTimesDocument& document : documents) {
    const TimeScore score = score_times(document, reader.read(to_read(document)).times, report.errors);
    each.rows.push_back(times_row(document.name, score));
    all += score;
  }
  report.tables.push_back({"times",
                           counts_columns(),
                           {counts_row("spans, strict", all.strict), counts_row("spans, relaxed", all.relaxed)}});
  Table said{"of relaxed spans", {"F1", "accuracy", "compared", "right"}, {attribute_row("value", all, all.value)}};
  if (all.type.told > 0) {
    said.rows.push_back(attribute_row("type", all, all.type));
  }
  if (all.days.told > 0) {
    said.rows.push_back(attribute_row("first and last day", all, all.days));
  }
  report.tables.push_back(std::move(said));
  if (documents.size() > 1 && documents.size() <= kFewDocuments) {
    report.tables.push_back(std::move(each));
  }
  return report;
}

}  // namespace dateline::events
