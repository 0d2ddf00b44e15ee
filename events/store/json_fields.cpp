#include "events/store/json_fields.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "events/store/facts_json.h"

namespace dateline::events {

namespace {

using nlohmann::json;

std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json parse(std::string_view text) {
  return json::parse(text, nullptr, false);
}

json spans_json(const std::vector<Span>& spans) {
  json list = json::array();
  for (const Span span : spans) {
    list.push_back({span.begin, span.end});
  }
  return list;
}

std::optional<std::string> text_of(const json& object, const char* name) {
  if (!object.is_object() || !object.contains(name) || !object[name].is_string()) {
    return std::nullopt;
  }
  return object[name].get<std::string>();
}

bool is_span(const json& value) {
  return value.is_array() && value.size() == 2 && value[0].is_number_unsigned() && value[1].is_number_unsigned();
}

bool read_spans(const json& object, const char* name, std::vector<Span>& spans) {
  const auto list = object.find(name);
  if (list == object.end() || !list->is_array() || !std::all_of(list->begin(), list->end(), is_span)) {
    return false;
  }
  for (const json& span : *list) {
    spans.push_back({span[0].get<std::uint32_t>(), span[1].get<std::uint32_t>()});
  }
  return true;
}

// The values of a filter that people know by the words of the window have no other name.
std::string_view filter_name(EventType type) {
  return name_of(type);
}
std::string_view filter_name(Status status) {
  return name_of(status);
}
std::string_view filter_name(Review review) {
  return name_of(review);
}
std::string_view filter_name(Speaker speaker) {
  return short_name_of(speaker);
}

template <class Enum, class Values>
json names_json(const ValueSet<Enum>& set, const Values& values) {
  json names = json::array();
  for (const Enum value : values) {
    if (set.has(value)) {
      names.push_back(filter_name(value));
    }
  }
  return names;
}

/// All other values of the enumeration are out of the set. Names that a newer version added are passed over.
template <class Enum, class Values>
bool read_names(const json& object, const char* name, const Values& values, ValueSet<Enum>& set) {
  const auto list = object.find(name);
  if (list == object.end() || !list->is_array()) {
    return false;
  }
  for (const Enum value : values) {
    set.set(value, std::find(list->begin(), list->end(), json(filter_name(value))) != list->end());
  }
  return true;
}

}  // namespace

std::string to_json_text(const std::vector<std::string>& list) {
  return dump(json(list));
}

std::string to_json_text(const std::vector<Voice>& voices) {
  json list = json::array();
  for (const Voice& voice : voices) {
    list.push_back({{"name", voice.name}, {"side", name_of(voice.side)}});
  }
  return dump(list);
}

std::string to_json_text(const ClaimSpans& spans) {
  return dump({{"what", spans_json(spans.what)},
               {"where", spans_json(spans.where)},
               {"when", spans_json(spans.when)},
               {"who", spans_json(spans.who)},
               {"said", spans_json(spans.said)}});
}

std::string to_json_text(const ReviewState& state) {
  json object = {{"review", name_of(state.review)}, {"notes", state.notes}};
  if (state.facts) {
    object["facts"] = facts_json(*state.facts);
  }
  return dump(object);
}

std::string to_json_text(const EventFilter& filter) {
  return dump({{"types", names_json(filter.types, kEventTypes)},
               {"speakers", names_json(filter.speakers, kSpeakers)},
               {"statuses", names_json(filter.statuses, kStatuses)},
               {"reviews", names_json(filter.reviews, kReviews)}});
}

bool from_json_text(std::string_view text, std::vector<std::string>& list) {
  if (text.empty()) {  // the column is younger than the row
    list.clear();
    return true;
  }
  const json value = parse(text);
  if (!value.is_array() ||
      !std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_string(); })) {
    return false;
  }
  list = value.get<std::vector<std::string>>();
  return true;
}

bool from_json_text(std::string_view text, std::vector<Voice>& voices) {
  const json value = parse(text);
  if (!value.is_array()) {
    return false;
  }
  std::vector<Voice> read;
  for (const json& item : value) {
    const std::optional<std::string> name = text_of(item, "name");
    const std::optional<std::string> side_name = text_of(item, "side");
    const std::optional<Side> known = side_name ? side(*side_name) : std::nullopt;
    if (!name || !known) {
      return false;
    }
    read.push_back({*name, *known});
  }
  voices = std::move(read);
  return true;
}

bool from_json_text(std::string_view text, ClaimSpans& spans) {
  const json value = parse(text);
  ClaimSpans read;
  if (!value.is_object() || !read_spans(value, "what", read.what) || !read_spans(value, "where", read.where) ||
      !read_spans(value, "when", read.when) || !read_spans(value, "who", read.who) ||
      !read_spans(value, "said", read.said)) {
    return false;
  }
  spans = std::move(read);
  return true;
}

bool from_json_text(std::string_view text, ReviewState& state) {
  const json value = parse(text);
  const std::optional<std::string> review_name = text_of(value, "review");
  const std::optional<std::string> notes = text_of(value, "notes");
  const std::optional<Review> known = review_name ? review(*review_name) : std::nullopt;
  if (!known || !notes) {
    return false;
  }
  ReviewState read{*known, *notes};
  if (value.contains("facts")) {
    read.facts = facts_from_json(value["facts"]);
    if (!read.facts) {
      return false;
    }
  }
  state = std::move(read);
  return true;
}

bool from_json_text(std::string_view text, EventFilter& filter) {
  if (text.empty()) {
    return true;
  }
  const json value = parse(text);
  EventFilter read;
  if (!value.is_object() || !read_names(value, "types", kEventTypes, read.types) ||
      !read_names(value, "speakers", kSpeakers, read.speakers) ||
      !read_names(value, "statuses", kStatuses, read.statuses) ||
      !read_names(value, "reviews", kReviews, read.reviews)) {
    return false;
  }
  filter = std::move(read);
  return true;
}

}  // namespace dateline::events
