#include "events/model/event_search.h"

#include <algorithm>
#include <unordered_map>

#include "base/name_key.h"
#include "events/model/event_table.h"

namespace dateline::events {

namespace {

/// Every word after exactly one space, so that a search for " word" finds what begins with it.
std::string folded(std::string_view text) {
  return " " + exact_name_key(text);
}

std::vector<std::string> query_words(std::string_view query) {
  std::vector<std::string> words;
  const std::string key = exact_name_key(query);
  std::size_t at = 0;
  while (at < key.size()) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) {
      words.push_back(" " + key.substr(at, end - at));
    }
    at = end + 1;
  }
  return words;
}

}  // namespace

/// Where a word stands in the names of a table, so that each is looked at once and not for every row.
struct EventSearch::TableWord {
  std::string word;
  std::vector<bool> names;      // by their numbers
  std::vector<bool> sub_types;  // by SubEventType
  [[nodiscard]] bool is_in(const EventTable& table, std::uint32_t row, std::string_view notes) const {
    return names[table.place(row)] || names[table.origin(row)] || names[table.actor1(row)] ||
           names[table.actor2(row)] || sub_types[static_cast<std::size_t>(table.sub_type(row))] ||
           notes.find(word) != std::string_view::npos;
  }
};

std::vector<EventSearch::TableWord> EventSearch::look_up(const std::vector<std::string>& words) const {
  std::vector<TableWord> found;
  for (const std::string& word : words) {
    TableWord one{word, std::vector<bool>(table_->names()), std::vector<bool>(kSubEventTypeCount)};
    for (std::uint32_t code = 0; code < table_->names(); ++code) {
      one.names[code] = folded(table_->name(code)).find(word) != std::string::npos;
    }
    for (std::size_t type = 0; type < kSubEventTypeCount; ++type) {
      one.sub_types[type] = folded(name_of(static_cast<SubEventType>(type))).find(word) != std::string::npos;
    }
    found.push_back(std::move(one));
  }
  return found;
}

EventSearch::EventSearch(const Project& project) : table_(project.table) {
  std::unordered_map<std::string_view, std::uint32_t> document_index;
  documents_.reserve(project.documents.size());
  for (const Document& document : project.documents) {
    document_index.emplace(document.id, static_cast<std::uint32_t>(documents_.size()));
    documents_.push_back(folded(document.title) + folded(document.publisher) + folded(document.text));
  }
  std::unordered_map<std::string_view, const Claim*> claims;
  for (const Claim& claim : project.claims) {
    claims.emplace(claim.id, &claim);
  }
  events_.reserve(project.events.size());
  for (const Event& event : project.events) {
    Words words;
    words.own = folded(event.place.name) + folded(event.place.relation) + folded(event.actor1) + folded(event.actor2) +
                folded(name_of(event.sub_event_type)) + folded(event.notes);
    if (event.origin) {
      words.own += folded(event.origin->name) + folded(event.origin->relation);
    }
    for (const Voice& voice : event.voices) {
      words.own += folded(voice.name);
    }
    for (const std::string& id : event.claims) {
      const auto claim = claims.find(id);
      if (claim == claims.end()) {
        continue;
      }
      words.own += folded(claim->second->place.name);
      const auto document = document_index.find(claim->second->document);
      if (document != document_index.end() &&
          std::find(words.documents.begin(), words.documents.end(), document->second) == words.documents.end()) {
        words.documents.push_back(document->second);
      }
    }
    events_.push_back(std::move(words));
  }
}

std::shared_ptr<const RowBits> EventSearch::find(const EventIndex& index, std::string_view query) const {
  const std::vector<std::string> words = query_words(query);
  if (words.empty()) {
    return nullptr;
  }
  // Each report is searched once a word, however many events rest on it.
  std::vector<std::vector<bool>> in_document(words.size(), std::vector<bool>(documents_.size()));
  for (std::size_t w = 0; w < words.size(); ++w) {
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      in_document[w][d] = documents_[d].find(words[w]) != std::string::npos;
    }
  }
  const auto has_word = [&](const Words& event, std::size_t w) {
    return event.own.find(words[w]) != std::string::npos ||
           std::any_of(event.documents.begin(), event.documents.end(),
                       [&](std::uint32_t document) { return in_document[w][document]; });
  };
  const std::vector<TableWord> in_table = table_ ? look_up(words) : std::vector<TableWord>();
  auto found = std::make_shared<RowBits>(index.size());
  for (Row row = 0; row < index.size(); ++row) {
    const std::uint32_t number = index.columns().event[row];
    if (number >= events_.size()) {
      const std::uint32_t table_row = number - static_cast<std::uint32_t>(events_.size());
      const std::string notes = table_->has_notes() ? folded(table_->notes(table_row)) : std::string();
      (*found)[row] =
          std::ranges::all_of(in_table, [&](const TableWord& word) { return word.is_in(*table_, table_row, notes); });
      continue;
    }
    const Words& event = events_[number];
    bool all = true;
    for (std::size_t w = 0; w < words.size() && all; ++w) {
      all = has_word(event, w);
    }
    (*found)[row] = all;
  }
  return found;
}

}  // namespace dateline::events
