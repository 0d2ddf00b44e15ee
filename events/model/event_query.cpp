#include "events/model/event_query.h"

#include <algorithm>

namespace dateline::events {
namespace {

constexpr std::string_view kWho = "who:";
constexpr std::string_view kSource = "source:";
constexpr std::string_view kReading = "reading:";
constexpr std::string_view kNone = "none";

/// Takes the next word off the text; a quotation mark in it holds spaces together up to the next one.
std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  bool quoted = false;
  std::size_t end = 0;
  while (end < text.size() && (quoted || text[end] != ' ')) {
    quoted = quoted != (text[end] == '"');
    ++end;
  }
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

EventQuery::Name name_in(std::string_view value) {
  const bool whole = value.size() > 1 && value.starts_with('"') && value.ends_with('"');  // else it is being typed
  EventQuery::Name name{std::string(value), whole};
  std::erase(name.text, '"');
  return name;
}

void add_name(std::vector<EventQuery::Name>& names, std::string_view value) {
  if (EventQuery::Name name = name_in(value); !name.text.empty()) {
    names.push_back(std::move(name));
  }
}

bool has_every(ValueSet<ReadingStrength> readings) {
  return std::ranges::all_of(kReadingStrengths, [&](ReadingStrength strength) { return readings.has(strength); });
}

void append(std::string& text, const std::string& part) {
  text += (text.empty() ? "" : " ") + part;
}

void append_names(std::string& text, std::string_view key, const std::vector<EventQuery::Name>& names) {
  for (const EventQuery::Name& name : names) {
    append(text, std::string(key) + (name.whole ? "\"" + name.text + "\"" : name.text));
  }
}

}  // namespace

EventQuery parse_query(std::string_view text) {
  EventQuery query;
  auto readings = ValueSet<ReadingStrength>::none();
  bool of_reading = false;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
    if (word.starts_with(kWho)) {
      add_name(query.actors, word.substr(kWho.size()));
    } else if (word.starts_with(kSource)) {
      add_name(query.sources, word.substr(kSource.size()));
    } else if (word.starts_with(kReading)) {
      const std::string_view value = word.substr(kReading.size());
      const auto known =
          std::ranges::find(kReadingStrengths, value, [](ReadingStrength strength) { return name_of(strength); });
      if (known != kReadingStrengths.end()) {
        readings.set(*known, true);
      }
      // While a value is being typed it is no limit yet.
      of_reading = of_reading || known != kReadingStrengths.end() || value == kNone;
    } else {
      append(query.words, std::string(word));
    }
  }
  query.readings = of_reading && !has_every(readings) ? readings : ValueSet<ReadingStrength>::all();
  return query;
}

std::string format_query(const EventQuery& query) {
  std::string text = query.words;
  append_names(text, kWho, query.actors);
  append_names(text, kSource, query.sources);
  if (has_every(query.readings)) {
    return text;
  }
  bool any = false;
  for (const ReadingStrength strength : kReadingStrengths) {
    if (query.readings.has(strength)) {
      append(text, std::string(kReading) + std::string(name_of(strength)));
      any = true;
    }
  }
  if (!any) {
    append(text, std::string(kReading) + std::string(kNone));
  }
  return text;
}

}  // namespace dateline::events
